// Every factor there is, as the service has them: their fields, options, bounds and words.

/** @type {any[]} {field, figure, option, time, process, harder, title, axis, short, none} */
export const REGISTER = JSON.parse(
  document.querySelector("meta[name=sessionmark-factors]")?.getAttribute("content") ?? "[]",
);

const several = (value) => (Array.isArray(value) ? value.length : 1);

/** How many combinations of the factors a plan asks for; process tells which factors are counted. */
export const combinations = (plan, process) =>
  REGISTER.filter((one) => one.process === process).reduce((all, { field }) => all * several(plan[field]), 1);
