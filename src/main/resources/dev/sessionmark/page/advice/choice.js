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
 * {advised, alike, undecided} of the cells of one condition. alike are, of the setups with the best verdict, the one with the
 * lowest p99 and those that show no difference to it, the advised one first; undecided those that could not be compared with
 * it. advised is null where no row is valid or each is BAD.
 */
export const choose = (cells, least) => {
  const fit = cells.filter(({ row, setup }) => gravity(row) !== undefined && gravity(row) < 2 && !NEVER.includes(setup) && p99(row) !== null);
  if (fit.length === 0) return { advised: null, alike: [], undecided: [] };
  const best = Math.min(...fit.map(({ row }) => gravity(row)));
  const gentle = fit.filter(({ row }) => gravity(row) === best);
  const lowest = gentle.reduce((a, b) => (p99(b.row) < p99(a.row) ? b : a));
  const against = (kind) => gentle.filter((one) => one !== lowest && higherP99(one.row, lowest.row, least) === kind);
  const alike = [lowest, ...against("same")].sort((a, b) => preference(a.setup) - preference(b.setup));
  return { advised: alike[0], alike, undecided: against("unknown") };
};
