// The flame graphs of a row, one click away.

import { h } from "../lib/dom.js";
import { experiments } from "../service/api.js";
import { underCondition } from "./comparison.js";

/** Those of a row among all of an experiment. */
const profilesOf = (profiles, row) =>
  underCondition(profiles, row.condition).filter(({ setup }) => setup === row.setup);

const NAMES = { wall: "flame graph", cpu: "CPU" };

/** Links below a row's setup; where there is no flame graph, why. */
const links = (id, profiles, row) => {
  const found = profilesOf(profiles, row);
  if (!found.length) return null;
  const missing = new Set(found.map((one) => one.missingBecause).filter(Boolean));
  return h(
    "span.flame-graphs",
    found
      .filter((one) => !one.missingBecause)
      .map((one) =>
        h(
          "a",
          {
            href: `api/experiments/${encodeURIComponent(id)}/profiles/${encodeURIComponent(one.name)}`,
            target: "_blank",
            rel: "noopener",
            title: one.shows,
            "aria-label": `${NAMES[one.event]} of ${row.setup}: ${one.shows}`,
          },
          NAMES[one.event],
        ),
      ),
    [...missing].map((because) => h("span.soft", `no flame graph: ${because}`)),
  );
};

/**
 * The flame graphs of whatever experiment is shown: load tells whether there is more to show, below what stands in a
 * row.
 */
export const flameGraphs = () => {
  /** @type {{id: string | null, complete: boolean, all: Api.Profile[], trouble: string}} */
  let shown = { id: null, complete: false, all: [], trouble: "" };
  return {
    async load({ comparison, example }) {
      if (example || !comparison?.parameters.profile || (shown.id === comparison.id && shown.complete)) return false;
      try {
        // They come after the trials.
        shown = {
          id: comparison.id,
          complete: comparison.complete,
          all: await experiments.profiles(comparison.id),
          trouble: "",
        };
      } catch (error) {
        shown = { id: comparison.id, complete: false, all: [], trouble: error.message };
      }
      return true;
    },
    below(comparison, row) {
      if (shown.id !== comparison.id) return null;
      return shown.trouble
        ? h("span.flame-graphs.soft", `flame graphs: ${shown.trouble}`)
        : links(comparison.id, shown.all, row);
    },
  };
};
