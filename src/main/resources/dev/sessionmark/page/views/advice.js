import { choose } from "../advice/choice.js";
import { stepsFor } from "../advice/steps.js";
import { showSteps } from "../advice/checklist.js";
import { showTip } from "../advice/tip-view.js";
import { TIPS } from "../advice/tips.js";
import { current } from "../lib/current.js";
import { h, put } from "../lib/dom.js";
import { cells, EVERY, saysCondition } from "../lib/factors.js";
import { number } from "../lib/format.js";
import { leastOf, says } from "../lib/judged.js";
import { match } from "../lib/match.js";
import { ownForm } from "../lib/own.js";
import { href } from "../lib/state.js";
import { failed, loading } from "../lib/states.js";
import { unmeasured } from "../lib/unmeasured.js";
import { thresholds } from "../lib/thresholds.js";
import { measuredWhere } from "../lib/words.js";

const root = document.getElementById("advice");
const advice = h("div", { class: "stack" });
const tips = h("div", { class: "stack" });
const how = h("p");
let shown = null;
let limits = null;
let own = null;

/** The command that measures the visitor's own condition. */
const measure = ({ rate, distance, pool }) =>
  `sessionmark compare --workload ${shown.comparison.parameters.workload} --setups reactive-session,blocking-on-event-loop,blocking-on-worker,blocking-on-virtual-thread --rate ${number(rate)} --db-latency ${number(distance)}ms --pool-size ${pool} --trials 3 --duration ${Math.max(4, Math.ceil(1_000 / rate))}s`;

const lacking = (found) => [
  h("p", { class: "lead" }, h("strong", {}, "No advice yet. "), "No measured condition is as hard as yours, and advice without a figure would be a guess."),
  h("p", {}, "This measures it:"),
  h("pre", { class: "copy", tabindex: 0, "aria-label": "command" }, measure(found.wanted)),
  h("p", {}, "Or start a sweep on ", h("a", { href: href("limits") }, "Limits"), "."),
];

const draw = () => {
  if (!shown) return;
  const { comparison, all } = shown;
  const found = match(all, own);
  if (!found.condition) {
    put(advice, lacking(found));
    return;
  }
  const { condition } = found;
  const { advised, alike, undecided } = choose(condition.cells, leastOf(limits));
  if (!advised) {
    put(
      advice,
      h("p", { class: "lead" }, h("strong", {}, "No setup can be advised. "), `At ${saysCondition(condition)} none was found better than BAD, or none could be judged.`),
      h("ul", {}, condition.cells.map(({ setup, row }) => h("li", {}, `${setup}: ${row.valid ? says(row) : `invalid, ${row.invalidBecause}`}`))),
      h("p", {}, "More replicas make each one's rate lower. This measures it again with more trials:"),
      h("pre", { class: "copy", tabindex: 0, "aria-label": "command" }, measure(found.wanted)),
    );
    return;
  }
  const blocked = condition.cells.find(({ setup, row }) => setup === "blocking-on-event-loop" && setup !== advised.setup && row.valid && row.eventLoop.delayP99Ms !== null);
  const steps = stepsFor({
    advised,
    alike,
    undecided,
    condition,
    own,
    wanted: found.wanted,
    blocked,
    limits,
    maxConnections: Number(comparison.environment.postgresSettings?.max_connections ?? 0),
    measure: measure(found.wanted),
  });
  put(
    advice,
    h("p", { class: "lead" }, h("strong", {}, `${advised.setup}. `), `Yours is nearest to ${saysCondition(condition, EVERY)}, where it is ${says(advised.row)}.`),
    showSteps(steps),
  );
};

const form = ownForm((figures) => {
  own = figures;
  draw();
});

const take = (found) => {
  root.removeAttribute("aria-busy");
  const nothing = unmeasured(found, () => current.refresh());
  if (nothing) {
    put(root, nothing);
    return;
  }
  const { comparison, example } = found;
  shown = { comparison, all: cells(comparison) };
  put(tips, TIPS.map((tip) => showTip(tip, shown.all, leastOf(limits))));
  put(how, `${measuredWhere(comparison, example)} ${example ? "Measure on your own machine before you follow it. " : ""}A difference of p99 counts when all trials of the one lie above all of the other by more than they lie apart.`);
  put(
    root,
    h("section", { class: "stack" }, h("h2", {}, "Your figures"), form),
    h("section", { class: "stack" }, h("h2", {}, "Your steps"), advice),
    h("section", { class: "stack" }, h("h2", {}, "The usual three tips, tested"), tips),
    h("section", { class: "stack" }, h("h2", {}, "How it was measured"), how),
  );
  draw();
};

put(root, loading("the advice"));
try {
  limits = await thresholds();
  current.follow(take);
} catch (error) {
  put(root, failed(error, () => location.reload()));
}
