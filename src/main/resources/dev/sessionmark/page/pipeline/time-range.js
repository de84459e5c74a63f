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

/** Round times in the range, at most so many. */
export const ticks = ({ from, to }, most) => {
  const rough = (to - from) / most;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * [1, 2, 5, 10].find((one) => one * unit >= rough * (1 - 1e-9));
  const all = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to; i++) all.push(Number((i * step).toPrecision(6)));
  return all;
};
