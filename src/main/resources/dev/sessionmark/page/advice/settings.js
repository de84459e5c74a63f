// How each step is written down, in Quarkus and with SQLAlchemy, and how to see that it worked: settings.json.

import { asset } from "../service/api.js";

const { setups, ...STEPS } = await asset("advice/settings.json");

/** How a setup is written down: {quarkus, sqlalchemy}; undefined of what is not one of this program's. */
export const SETUPS = setups;

/** {quarkus, sqlalchemy, check} of a step, for a reactive connection or a blocking one, with values in their places. */
export const settings = (step, type = "", values = {}) => {
  const { reactive, blocking, ...common } = STEPS[step];
  const filled = (text) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const texts = { ...common, ...(type === "reactive" ? reactive : blocking) };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, filled(text)]));
};
