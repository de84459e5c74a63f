// Where the time of a request went: what the browser saw, taken apart by what the server tells.

/** The parts of a request, in the order in which they are drawn. */
export const KINDS = [
  { id: "queued", text: "waits in the browser for a connection" },
  { id: "outside", text: "on the way, or waits for an event loop" },
  { id: "acquire", text: "waits for a database connection" },
  { id: "database", text: "database" },
  { id: "rest", text: "rest of the time in the server" },
];

/** {acquire, db, hold, total} in milliseconds, of a header Server-Timing; empty where there is none. */
export const serverTiming = (header) =>
  Object.fromEntries(
    (header ?? "")
      .split(",")
      .map((part) => /^\s*([\w-]+)\s*;\s*dur=([\d.]+)/.exec(part))
      .filter(Boolean)
      .map(([, name, ms]) => [name, Number(ms)]),
  );

/**
 * [{kind, from, to}] one after the other, without gaps from start to end. The server tells lengths and no moments: its
 * last one ends when the answer begins, and what is left before the first is the way there and the wait for an event
 * loop.
 */
export const partsOf = ({ start, sent, firstByte, end }, timing) => {
  const told = timing.total !== undefined;
  const begun = told ? Math.max(sent, firstByte - timing.total) : firstByte;
  const acquired = Math.min(firstByte, begun + (timing.acquire ?? 0));
  const answered = Math.min(firstByte, acquired + (timing.db ?? 0));
  const marks = told ? [start, sent, begun, acquired, answered, end] : [start, sent, end];
  return marks.slice(1).map((to, i) => ({ kind: KINDS[i].id, from: marks[i], to: Math.max(to, marks[i]) }));
};

/** The length of a part, 0 where a request has none of that kind. */
export const lengthOf = (parts, kind) =>
  parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.to - part.from, 0);
