// How many connections a process needs: Little's law. Busy connections = requests a second x seconds each holds one.

// Independent requests make the busy ones a Poisson number: its standard deviation is the root of its mean.
const DEVIATIONS = 3;

/**
 * {busy, pool, total} from the rate of one replica, the hold time in ms and the replicas. The p99 hold time stands in
 * for the mean, so busy is on the safe side. The pool has room for three standard deviations above it, and never less
 * than 2.
 */
export const poolFor = (ratePerReplica, holdMs, replicas) => {
  const busy = (ratePerReplica * holdMs) / 1000;
  const pool = Math.max(2, Math.ceil(busy + DEVIATIONS * Math.sqrt(busy) - 1e-9));
  return { busy, pool, total: pool * replicas };
};

// PostgreSQL keeps three for its superuser, whatever the others do.
const RESERVED = 3;

/** Whether all pools together fit into PostgreSQL's max_connections; null where that is not known. */
export const fits = (total, maxConnections) => (maxConnections > 0 ? total <= maxConnections - RESERVED : null);

const STEPS = [1, 2, 5];

/** The next round figure at or above, of 1, 2, 5 and their decades. */
const roundUp = (ms) => {
  const decade = 10 ** Math.floor(Math.log10(ms));
  return STEPS.map((step) => step * decade).find((v) => v >= ms * (1 - 1e-9)) ?? 10 * decade;
};

/** A time limit that leaves room for a bad moment: ten times the measured p99, at least 100 ms, rounded up. */
export const limitFor = (p99Ms) => roundUp(Math.max(100, 10 * p99Ms));
