// Which frames blocked the event loops between two seconds, and which requests were slow then.

const clipped = ({ beginMs, endMs }, from, to) => Math.max(0, Math.min(endMs, to) - Math.max(beginMs, from));

/**
 * The frames by the time they blocked a loop, most first: [{culprit, ms, stretches}]; a stretch that no sample fell
 * into has none.
 */
export const culprits = ({ blocked }, fromMs, toMs) => {
  const found = new Map();
  for (const stretch of blocked) {
    const ms = clipped(stretch, fromMs, toMs);
    if (ms <= 0) continue;
    const name = stretch.culprit ?? null;
    const one = found.get(name) ?? { culprit: name, ms: 0, stretches: 0 };
    found.set(name, { culprit: name, ms: one.ms + ms, stretches: one.stretches + 1 });
  }
  return [...found.values()].sort((a, b) => b.ms - a.ms);
};

/** The kept requests that were due between two times, the slowest first. */
export const slowest = ({ requests }, fromMs, toMs) =>
  requests.filter(({ dueMs }) => dueMs >= fromMs && dueMs < toMs).sort((a, b) => b.responseTimeMs - a.responseTimeMs);

/** The share of each second in which a loop was blocked, 0 to 1. */
export const shares = ({ blocked }, loop, columns) => {
  const own = blocked.filter((one) => one.loop === loop);
  return columns.map(({ startSeconds, lengthSeconds }) => {
    const [from, to] = [1000 * startSeconds, 1000 * (startSeconds + lengthSeconds)];
    return Math.min(1, own.reduce((sum, one) => sum + clipped(one, from, to), 0) / (to - from));
  });
};
