// Answers far enough apart that a figure near the edge of two is not asked at all.

const CLASSES = [
  { text: "less than a third", low: 0, high: 1 / 3 },
  { text: "between a third and two thirds", low: 1 / 3, high: 2 / 3 },
  { text: "more than two thirds, but not all", low: 2 / 3, high: 0.98 },
  { text: "all of it", low: 0.98, high: Infinity },
];
const EDGE = 0.03;

/** {texts, right}; right is null where the share lies within 3 % of an edge. */
export const carriedClasses = (share) => {
  const texts = CLASSES.map(({ text }) => text);
  const near = CLASSES.slice(1).some(({ low }) => Math.abs(share - low) < (low === 0.98 ? 0.005 : EDGE));
  return { texts, right: near ? null : CLASSES.findIndex(({ low, high }) => share >= low && share < high) };
};
