// Cividis: a scale of colours that reads the same for eyes of every kind, from few (blue) to many (yellow).

const STOPS = [
  [0, 34, 78],
  [18, 53, 112],
  [59, 73, 108],
  [87, 93, 109],
  [112, 113, 115],
  [138, 134, 120],
  [165, 156, 116],
  [195, 179, 105],
  [225, 204, 85],
  [254, 232, 56],
];
// Below, it could not be told from a dark page.
const FEWEST = 0.14;

/** The colour of a share, 0 to 1, as "rgb(r, g, b)". */
export const cividis = (share) => {
  const place = Math.min(1, Math.max(0, share)) * (STOPS.length - 1);
  const below = Math.min(STOPS.length - 2, Math.floor(place));
  const mix = STOPS[below].map((from, i) => Math.round(from + (place - below) * (STOPS[below + 1][i] - from)));
  return `rgb(${mix.join(", ")})`;
};

/** The colour of a count of at least one among counts of at most so many: equal ratios look equally far apart. */
export const ofCount = (count, most) =>
  cividis(FEWEST + (1 - FEWEST) * (most <= 1 ? 1 : Math.log(count) / Math.log(most)));
