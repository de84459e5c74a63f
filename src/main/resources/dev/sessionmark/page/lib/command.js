// The same experiment from elsewhere: terminal, curl, JSON.

const one = (value) => [value].flat().join(",");
const ms = (value) => [value].flat().map((v) => `${v}ms`).join(",");

// Field of a plan, its option, and how the terminal writes it.
const OPTIONS = [
  ["setups", "--setups", one],
  ["workload", "--workload", one],
  ["scale", "--scale", one],
  ["rate", "--rate", one],
  ["arrivals", "--arrivals", one],
  ["users", "--users", one],
  ["connections", "--connections", one],
  ["poolSize", "--pool-size", one],
  ["dbLatencyMs", "--db-latency", ms],
  ["slowCallMs", "--slow-call", (v) => `${v}ms`],
  ["timeoutSeconds", "--timeout", (v) => `${v}s`],
  ["trials", "--trials", one],
  ["warmupSeconds", "--warmup", (v) => `${v}s`],
  ["durationSeconds", "--duration", (v) => `${v}s`],
  ["seed", "--seed", one],
];

/** The command that asks for this plan; what is left out has its default. */
export const command = (plan) => {
  const options = OPTIONS.filter(([field]) => plan[field] !== undefined && plan[field] !== null)
    // The terminal refuses a slow call that nobody makes.
    .filter(([field]) => field !== "slowCallMs" || plan.setups?.includes("session-held"))
    .map(([field, option, write]) => `${option} ${write(plan[field])}`);
  return ["sessionmark compare", ...options, ...(plan.aa ? ["--aa"] : []), ...(plan.profile ? ["--profile"] : []), ...(plan.pooledClient ? ["--pooled-client"] : [])].join(" ");
};

export const json = (plan) => JSON.stringify(plan, null, 2);

export const curl = (plan) =>
  `curl -X POST ${new URL("api/experiments", document.baseURI)} -H 'Content-Type: application/json' -d '${JSON.stringify(plan)}'`;

/** The part of a comparison's parameters that a plan asks for. */
export const planOf = ({ parameters }) =>
  Object.fromEntries(
    ["setups", "workload", "rate", "users", "poolSize", "dbLatencyMs", "timeoutSeconds", "trials", "warmupSeconds", "durationSeconds", "profile"]
      .filter((name) => parameters[name] !== undefined && parameters[name] !== null)
      .map((name) => [name, parameters[name]]),
  );
