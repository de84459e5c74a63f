// The stretch of time that all setups show: milliseconds since the picked request of each was due.

const LEAST_MS = 0.02;
const ROOM = 0.06;

/** So that all picked requests are seen whole. */
export const fit = (picked) => {
  const longest = Math.max(LEAST_MS, ...picked.map((one) => one.responseTimeMs));
  return { from: -ROOM * longest, to: (1 + ROOM) * longest };
};

/** Closer by a factor above 1, farther by one below, around a time. */
export const zoom = ({ from, to }, factor, mostMs, around = (from + to) / 2) => {
  const span = Math.min(mostMs, Math.max(LEAST_MS, (to - from) / factor));
  const share = (around - from) / (to - from);
  return { from: around - share * span, to: around + (1 - share) * span };
};

/** Later by a share of the range, earlier by a negative one. */
export const pan = ({ from, to }, share) => {
  const by = share * (to - from);
  return { from: from + by, to: to + by };
};
