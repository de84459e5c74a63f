// Which setup is advised at a condition.

import { gravity, higherP99, p99 } from "../lib/judged.js";

// Among those that cannot be told apart, the one that fits most services: an ORM, one session per request.
const PREFERRED = ["reactive-session", "blocking-on-virtual-thread", "blocking-on-worker", "reactive-stateless", "reactive-client"];
const preference = (setup) => {
  const place = PREFERRED.indexOf(setup);
  return place < 0 ? PREFERRED.length : place;
};
// Shown to warn, not to be used.
const NEVER = ["session-held", "no-pool"];

/**
 * {advised, alike, ranked} of the cells of one condition: the setups with the best verdict, of these the ones whose p99 is
 * not shown to be higher than the lowest. advised is null where no row is valid or each is BAD.
 */
export const choose = (cells, least) => {
  const fit = cells.filter(({ row, setup }) => gravity(row) !== undefined && gravity(row) < 2 && !NEVER.includes(setup) && p99(row) !== null);
  if (fit.length === 0) return { advised: null, alike: [], best: null };
  const best = Math.min(...fit.map(({ row }) => gravity(row)));
  const gentle = fit.filter(({ row }) => gravity(row) === best);
  const lowest = gentle.reduce((a, b) => (p99(b.row) < p99(a.row) ? b : a));
  const alike = gentle.filter((one) => one === lowest || higherP99(one.row, lowest.row, least) !== "a").sort((a, b) => preference(a.setup) - preference(b.setup));
  return { advised: alike[0], alike, best: lowest };
};
