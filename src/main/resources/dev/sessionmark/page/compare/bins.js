// Reading counts by bin of response time.

/** The samples of one second. */
export const total = (counts) => counts.reduce((sum, n) => sum + n, 0);

/** The bins in use, {low, high}, over all columns, and at least a few of them. */
export const used = (columns, bins) => {
  let low = bins;
  let high = -1;
  for (const { counts } of columns) {
    counts.forEach((n, i) => {
      if (n > 0) {
        low = Math.min(low, i);
        high = Math.max(high, i);
      }
    });
  }
  if (high < 0) return { low: 0, high: Math.min(bins - 1, 19) };
  return { low: Math.max(0, Math.min(low, high - 9)), high };
};

/** The bin in which a share of the samples is reached, 0 to 1; -1 without samples. */
export const binAt = (counts, share) => {
  const all = total(counts);
  if (all === 0) return -1;
  let missing = Math.max(1, Math.ceil(share * all));
  return counts.findIndex((n) => (missing -= n) <= 0);
};

/** Counts of several neighbouring bins together: [{fromMs, toMs, counts: one for each column}]. */
export const gathered = (columns, edges, { low, high }, width) => {
  const groups = [];
  for (let from = Math.floor(low / width) * width; from <= high; from += width) {
    const to = Math.min(edges.length - 1, from + width);
    groups.push({
      fromMs: edges[from],
      toMs: edges[to],
      counts: columns.map(({ counts }) => total(counts.slice(from, to))),
    });
  }
  return groups;
};
