// Sentences that more than one view says.

// What the service says of an experiment that goes on.
const UNFINISHED = "not finished yet";

/** How many windows of a comparison may be judged: a window is one trial of a row. */
export const validity = (comparison) => {
  const windows = comparison.rows.flatMap(({ trials }) => trials);
  const valid = windows.filter((window) => window.valid).length;
  const failed = (comparison.trials ?? []).filter(({ failure }) => failure).length;
  const said = [
    !comparison.complete && comparison.incompleteBecause !== UNFINISHED && "incomplete",
    windows.length === 0
      ? "nothing measured"
      : valid === windows.length
        ? `all ${many(valid, "window")} valid`
        : `${valid} of ${many(windows.length, "window")} valid`,
    failed > 0 && `${many(failed, "trial")} failed`,
  ];
  return said.filter(Boolean).join(", ") + (comparison.incompleteBecause === UNFINISHED ? " so far" : "");
};

/** Why the others may not, each reason once with how often it was given. */
export const invalidity = (comparison) => {
  const reasons = new Map();
  for (const { invalidBecause: reason } of comparison.rows.flatMap(({ trials }) => trials))
    if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [...reasons].map(([reason, times]) => (times > 1 ? `${times} times: ${reason}` : reason)).join("; ");
};

const postgres = (version) => (!version || version.startsWith("PostgreSQL") ? version : `PostgreSQL ${version}`);

/** By which processor, Java, database, if there was one, and program. */
export const machine = ({ environment: { cpu, cores, java, postgresVersion }, version, mode }) =>
  [cpu, `${cores} cores`, java, postgres(postgresVersion), `Sessionmark ${version} (${mode})`]
    .filter(Boolean)
    .join(", ");

/** Where a comparison was measured. */
export const measuredWhere = (comparison, example) =>
  `Measured ${example ? "elsewhere, not on your machine" : "on this machine"}: ${machine(comparison)}.`;

/** "a", "a and b", "a, b and c". */
export const list = (items) =>
  items.length < 2 ? items.join("") : items.slice(0, -1).join(", ") + " and " + items.at(-1);

/** "1 trial", "2 trials". */
export const many = (n, one, several = one + "s") => `${n} ${n === 1 ? one : several}`;

/** Sentences one after the other, without those that are not said. */
export const sentences = (...said) => said.filter(Boolean).join(" ");
