// From figures to places.

/** Round figures from one to another, at most so many: steps of 1, 2, 5 and their decades. */
export const roundTicks = (from, to, most) => {
  const rough = (to - from) / most;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * ([1, 2, 5].find((one) => one * unit >= rough * (1 - 1e-9)) ?? 10);
  /** @type {number[]} */
  const all = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to * (1 + 1e-9); i++)
    all.push(Number((i * step).toPrecision(6)));
  return all;
};

/** A logarithmic scale over whole decades that has all values; positions from 0 to 1. */
export const logScale = (values, { least = 1, most = 100 } = {}) => {
  const positive = values.filter((v) => v > 0);
  const low = 10 ** Math.floor(Math.log10(Math.min(least, ...positive)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(most, ...positive)) - 1e-9);
  const span = Math.log10(high / low);
  const ticks = [];
  for (let v = low; v <= high * 1.001; v *= 10) ticks.push(v);
  return { low, high, ticks, place: (v) => Math.min(1, Math.max(0, Math.log10(Math.max(v, low) / low) / span)) };
};

/** From 0 to at least 1. */
export const shareScale = (values) => {
  const high = Math.max(1, ...values);
  return { low: 0, high, ticks: [0, 0.5, 1], place: (v) => Math.min(1, Math.max(0, v / high)) };
};

/** The places of the measured values along an axis, by their logarithm, with room at both ends. */
export const along = (values) => {
  const of = (v) => Math.log(1 + v);
  const [low, high] = [of(Math.min(...values)), of(Math.max(...values))];
  return (v) => (high === low ? 0.5 : 0.06 + 0.88 * ((of(v) - low) / (high - low)));
};
