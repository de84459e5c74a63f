// What a comparison found, as the service itself says it.

/** The sentences, of one condition or of all; the first says most. */
export const findings = (comparison, only = "") =>
  comparison.findings
    .filter(({ conditions }) => !only || conditions.length === 0 || conditions.includes(only))
    .map(({ sentence }) => sentence);

/** {setup, condition: an id} that the first finding is about; a part is undefined where it names none. */
export const telling = (comparison, only = "") => {
  const found = comparison.findings.find(
    ({ conditions, setups }) => setups.length > 0 && (!only || conditions.includes(only)),
  );
  return { setup: found?.setups[0], condition: only || found?.conditions[0] };
};
