// Sentences that more than one view says.

/** How much of a comparison may be judged. */
export const validity = (comparison) => {
  const valid = comparison.rows.filter((row) => row.valid).length;
  const all = comparison.rows.length;
  const rows = valid === all ? `all ${all} rows valid` : `${valid} of ${all} rows valid`;
  return comparison.complete ? rows : `incomplete, ${rows}`;
};

/** Where and when a comparison was measured. */
export const measuredWhere = (comparison, example) => {
  const { cpu, cores, java, postgresVersion } = comparison.environment;
  const postgres = postgresVersion?.startsWith("PostgreSQL") ? postgresVersion : `PostgreSQL ${postgresVersion}`;
  const where = `${cpu}, ${cores} cores, ${java}, ${postgres}, Sessionmark ${comparison.version} (${comparison.mode})`;
  return example ? `Measured elsewhere, not on your machine: ${where}.` : `Measured on this machine: ${where}.`;
};

/** "a", "a and b", "a, b and c". */
export const list = (items) => (items.length < 2 ? items.join("") : items.slice(0, -1).join(", ") + " and " + items.at(-1));

/** "1 trial", "2 trials". */
export const many = (n, one, several = one + "s") => `${n} ${n === 1 ? one : several}`;
