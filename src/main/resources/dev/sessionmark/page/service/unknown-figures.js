// Of a service that is not one of this program's setups nothing is known from inside: the answers of the API have such
// figures as null, or leave them out. The views find null for each of them.

const ROW = { connectionType: null, cpuMsPerRequest: null, peakRssMiB: null };
const GROUPS = {
  eventLoop: { blockedShare: null, delayP99Ms: null, culprits: [] },
  connection: { waitP99Ms: null, holdP99Ms: null, databaseP99Ms: null, holdEfficiency: null, maxUsed: null },
  bystander: { count: null, p90Ms: null, p99Ms: null, maxMs: null, failedLivenessProbes: null },
};

const rowOf = (row) => ({
  ...ROW,
  ...row,
  ...Object.fromEntries(Object.entries(GROUPS).map(([name, unknown]) => [name, { ...unknown, ...row[name] }])),
});

/** A comparison with a value for every figure that a view asks for. */
export const withUnknown = (comparison) => ({ ...comparison, rows: comparison.rows.map(rowOf) });

// Without the stamps of the service all between sending and the answer is one phase.
const requestOf = (request) => {
  const [queue, service] = [request.sentMs - request.dueMs, request.readMs - request.sentMs];
  return { phasesMs: { queue, service }, largestPhase: queue > service ? "queue" : "service", steps: [], ...request };
};

/** A trace whose requests all have phases. */
export const withClientOnly = (trace) => ({
  ...trace,
  windows: trace.windows.map((window) => ({
    ...window,
    blocked: window.blocked ?? [],
    requests: window.requests.map(requestOf),
  })),
});
