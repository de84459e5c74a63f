// The flame graphs of a row, one click away.

import { h } from "../lib/dom.js";
import { experiments } from "../service/api.js";
import { underCondition } from "./comparison.js";

const NAMES = { wall: "flame graph", cpu: "CPU" };
const NONE = { id: null, complete: false, all: [], trouble: "" };

/** Links below a row's setup; where there is no flame graph, why. */
const links = (id, profiles, row) => {
  const found = underCondition(profiles, row.condition).filter(({ setup }) => setup === row.setup);
  const missing = new Set(found.map((one) => one.missingBecause).filter(Boolean));
  const link = ({ name, event, shows }) => {
    const href = `api/experiments/${encodeURIComponent(id)}/profiles/${encodeURIComponent(name)}`;
    const label = `${NAMES[event]} of ${row.setup}: ${shows}`;
    return h("a", { href, target: "_blank", rel: "noopener", title: shows, "aria-label": label }, NAMES[event]);
  };
  return (
    found.length > 0 &&
    h(
      "span.flame-graphs",
      found.filter((one) => !one.missingBecause).map(link),
      [...missing].map((because) => h("span.soft", `no flame graph: ${because}`)),
    )
  );
};

/**
 * The flame graphs of whatever experiment is shown: load tells whether there is more to show, below what stands in a
 * row.
 */
export const flameGraphs = () => {
  /** @type {{id: string | null, complete: boolean, all: Api.Profile[], trouble: string}} */
  let shown = NONE;
  return {
    async load({ comparison, example }) {
      const { id, complete, parameters } = comparison;
      if (example || !parameters.profile || (shown.id === id && shown.complete)) return false;
      try {
        // They come after the trials.
        shown = { ...NONE, id, complete, all: await experiments.profiles(id) };
      } catch (error) {
        shown = { ...NONE, id, trouble: error.message };
      }
      return true;
    },
    below({ id }, row) {
      if (shown.id !== id) return null;
      return shown.trouble ? h("span.flame-graphs.soft", `flame graphs: ${shown.trouble}`) : links(id, shown.all, row);
    },
  };
};
