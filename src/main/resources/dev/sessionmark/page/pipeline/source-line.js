// The line of a setup's source at which a request is in a phase.

import { detail, setups } from "../code/setups.js";
import { code, read } from "../code/source.js";
import { methodOf, placesOf } from "../trace/source-places.js";

/** The lines of a class that a request goes through: what stands above the class, and its method. */
const excerpt = (lines, kind) => {
  const head = lines.slice(0, lines.findIndex((line) => line.startsWith("public class ")) + 1);
  const { begin, end } = methodOf(lines, kind);
  return begin < 0 ? lines : [...head, ...lines.slice(begin, end + 1)];
};

const SAYS = {
  "hand-over": "Decides on which thread it runs.",
  application: "Begins here and, with its session closed, ends here.",
  pool: "Asks for a connection here.",
  database: "Its statements are sent from here.",
  session: "Works here between its statements, its connection in hand.",
};

/** Where no line of the setup runs. */
export const NO_LINE = {
  queue: "None. The request has not reached the service.",
  service: "Unknown. Its source is not in this program.",
  arrival: "None. The service has not read the request.",
  return: "None. The answer has been written.",
};

/** A source with the line of a phase marked; without a line where none runs. */
export const sourceAt = async (setup, kind, phase) => {
  const known = (await setups()).some(({ id }) => id === setup);
  const { source } = known ? await detail(setup) : {};
  if (!source) return null;
  const lines = excerpt(read(source).lines, kind);
  const at = (await placesOf(setup, kind, lines))[phase];
  return code(lines, SAYS[phase] && at !== undefined ? [{ line: lines[at], says: SAYS[phase] }] : [], null, kind);
};
