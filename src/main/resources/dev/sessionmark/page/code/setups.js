// Setups side by side: what they are, how they were judged, their source.

import { conditionLabel, conditions, conditionWith, rowOf } from "../comparison/comparison.js";
import { verdictCell } from "../comparison/verdict.js";
import { h } from "../lib/dom.js";
import { memoize } from "../lib/memoize.js";
import { swatch } from "../lib/setups.js";
import { href } from "../lib/state.js";
import { asset, get } from "../service/api.js";
import { costsByLine } from "./costs.js";
import { code, read } from "./source.js";

/** The setups of this program, without sources. */
export const setups = memoize(() => get("api/setups"));

/** One with its source. */
export const detail = memoize((id) => get(`api/setups/${encodeURIComponent(id)}`));

const marks = memoize(() => asset("code/marks.json"));
const workloads = memoize(() => get("api/workloads"));

/**
 * {condition, label} whose figures are shown: the chosen one, else the farthest, where waiting weighs most.
 * @returns {any}
 */
export const conditionOf = (comparison, wanted) => {
  const all = conditions(comparison);
  const condition = conditionWith(all, wanted) ?? all.at(-1);
  return condition ? { condition, label: conditionLabel(condition) } : null;
};

const verdict = (id, row, looked) =>
  row
    ? h("div", verdictCell(row), h("p.soft.small", `with ${looked.label}`))
    : h(
        "p.soft.small",
        "Not in the experiment shown, so without figures. ",
        h("a", { href: href("measure", { setups: [id] }) }, "Measure it"),
      );

/** "read" or "write": what the requests of a comparison do. */
export const kindOf = async (comparison) => {
  const workload = (await workloads()).find((one) => one.id === comparison?.parameters.workload);
  return workload && (workload.writes ? "write" : "read");
};

/** A column; its lines cost what they cost in these requests of the trace. */
export const column = async (id, looked, comparison, requests) => {
  const [setup, marked, kind] = await Promise.all([detail(id), marks(), kindOf(comparison)]);
  const row = looked ? rowOf(looked.condition.rows, id) : null;
  const { doc, lines } = read(setup.source ?? "");
  const costs = await costsByLine(id, kind, lines, requests);
  return h(
    "article.column",
    { "data-setup": id, "aria-label": setup.title },
    h("h2", swatch(id), id),
    h(
      "div.stack",
      (doc.length > 0 ? doc : [setup.description]).map((text) => h("p.small", text)),
    ),
    verdict(id, row, looked),
    setup.source ? code(lines, marked[id] ?? [], row, kind, costs) : h("p", "Its source is not in this program."),
  );
};
