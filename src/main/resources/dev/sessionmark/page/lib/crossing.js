// Between which two measured values a difference begins; never interpolated.

/**
 * {kind, from, to} of steps {value, outcome}, in their order: "between" the last value without and the first with a difference;
 * "always" already at the first, to; "none" in range; "mixed" where it came and went; "unknown" where too little was judged.
 * An outcome is "difference", "reverse", "none" or "unknown".
 */
export const crossing = (steps) => {
  const known = steps.filter((one) => one.outcome !== "unknown");
  if (known.length < 2) return { kind: "unknown" };
  const ends = { from: known[0].value, to: known.at(-1).value };
  const first = known.findIndex((one) => one.outcome === "difference");
  if (first < 0) return { kind: "none", ...ends };
  if (known.slice(first).some((one) => one.outcome !== "difference")) return { kind: "mixed", ...ends };
  if (first === 0) return { kind: "always", from: known[0].value, to: known[0].value };
  return { kind: "between", from: known[first - 1].value, to: known[first].value };
};
