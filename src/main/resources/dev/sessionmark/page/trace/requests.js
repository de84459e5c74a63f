// Which requests are looked at.

export const KINDS = {
  slow: { label: "the slowest", says: "slowest requests" },
  drawn: { label: "drawn at random", says: "requests drawn at random" },
};

/** Most lanes of requests of one setup. */
const LANES = 8;

/** The requests of a kind, the slowest first. */
export const ranked = (window, kind) =>
  window.requests.filter((one) => one[kind]).sort((a, b) => b.responseTimeMs - a.responseTimeMs);

/** The one at a rank, or the last. */
export const atRank = (all, rank) => all[Math.min(rank, all.length - 1)] ?? null;

/**
 * {lanes, all}: the kept requests under way between two times, those nearest to the picked one, in the order they
 * were due.
 */
export const underWay = (window, picked, from, to) => {
  const there = window.requests.filter((one) => one === picked || (one.dueMs < to && one.readMs > from));
  const lanes = [...there]
    .sort((a, b) => Math.abs(a.dueMs - picked.dueMs) - Math.abs(b.dueMs - picked.dueMs))
    .slice(0, LANES)
    .sort((a, b) => a.dueMs - b.dueMs || a.number - b.number);
  return { lanes, all: there.length };
};

/** The event loops that a window tells of, by name. */
export const loopsOf = (window) =>
  [...new Set([...window.requests.map((one) => one.loop), ...window.blocked.map((one) => one.loop)])]
    .filter(Boolean)
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));

/** A thread where there is little room: its number, or the end of its name. */
export const shortName = (loop) => {
  const number = /(\d+)$/.exec(loop)?.[1];
  return number === undefined ? loop.slice(-8) : `loop ${number}`;
};
