// Where the time of a request goes, stamp by stamp, as the service reckons it too (measurement/trace/Phases.java).

/** In the order in which a request goes through them: what is said of each, its short name, and how it is drawn. */
export const PHASES = {
  queue: { says: "waiting for the answer before it on its connection", short: "waits to be sent", look: "unsent" },
  arrival: { says: "waiting to be read by its event loop", short: "waits to be read", look: "wait" },
  "hand-over": { says: "handed over to its handler's thread", short: "is handed over", look: "wait" },
  service: { says: "in a service that nobody can look into", short: "in the service", look: "work" },
  application: { says: "in the application without a session", short: "in the application", look: "work" },
  pool: { says: "waiting for a database connection", short: "waits for a connection", look: "pool" },
  "db-latency": { says: "on the added round trips to the database", short: "added round trips", look: "database" },
  database: { says: "in the database", short: "in the database", look: "database" },
  session: { says: "in the application with its session open", short: "session open", look: "session" },
  return: { says: "on the way back of the answer", short: "on the way back", look: "wait" },
};

export const phaseOf = (id) => PHASES[id] ?? { says: `in ${id}`, short: id, look: "wait" };

const AFTER = { asked: "pool", got: "session", answered: "session", sent: "database", closed: "application" };

/** The stretches of a request in order, each {phase, begin, end}; a statement has its added round trip in it. */
export const segments = (request) => {
  const all = [];
  const add = (phase, begin, end) => {
    if (end > begin) all.push({ phase, begin, end });
  };
  add("queue", request.dueMs, request.sentMs);
  if (!request.loop) {
    add("service", request.sentMs, request.readMs);
    return all;
  }
  add("arrival", request.sentMs, request.receivedMs);
  add("hand-over", request.receivedMs, request.handlerMs);
  let now = request.handlerMs;
  let phase = "application";
  for (const { step, atMs } of request.steps) {
    // What comes after the answer delayed nobody.
    const at = Math.min(atMs, Math.max(now, request.writtenMs));
    add(phase, now, at);
    now = Math.max(now, at);
    phase = AFTER[step];
  }
  add(phase, now, request.writtenMs);
  add("return", Math.max(now, request.writtenMs), request.readMs);
  return all;
};

/** Whether a stretch belongs to a phase: that of the added round trips lies in the statements. */
export const within = (segment, phase) =>
  segment.phase === phase || (phase === "db-latency" && segment.phase === "database");

/** Whether a request has a connection in hand at a time. */
export const holds = (request, at) =>
  request.steps.reduce(
    (held, { step, atMs }) => (atMs > at ? held : step === "got" ? true : step === "closed" ? false : held),
    false,
  );

/** {phase, ms, of, share} of several requests on average: the phase that took longest is the bottleneck. */
export const bottleneck = (requests) => {
  const mean = (value) => requests.reduce((sum, one) => sum + value(one), 0) / requests.length;
  const known = new Set([...Object.keys(PHASES), ...requests.flatMap((one) => Object.keys(one.phasesMs))]);
  const means = [...known].map((phase) => ({ phase, ms: mean((one) => one.phasesMs[phase] ?? 0) }));
  const of = mean((one) => one.responseTimeMs);
  const longest = means.reduce((a, b) => (b.ms > a.ms ? b : a));
  return { ...longest, of, share: of > 0 ? longest.ms / of : 0, means };
};
