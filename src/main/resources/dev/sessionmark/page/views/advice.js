import { showSteps } from "../advice/checklist.js";
import { stepsFor } from "../advice/steps.js";
import { showTip, TIPS } from "../advice/tips.js";
import { conditionsOf, saysAt } from "../comparison/factors.js";
import { match } from "../comparison/match.js";
import { says } from "../comparison/row.js";
import { command } from "../lib/command.js";
import { by, h, put } from "../lib/dom.js";
import { FACTORS } from "../lib/factor-register.js";
import { ownForm, perReplica } from "../lib/own-figures.js";
import { href } from "../lib/state.js";
import { measuredWhere } from "../lib/words.js";
import { loading } from "../service/states.js";
import { followMeasured } from "../service/unmeasured.js";

const root = by("advice");
const advice = h("div.stack");
const tips = h("div.stack");
const how = h("p");
/** @type {any} */ let shown = null;
/** @type {any} */ let own = null;

// A p99 takes a thousand answers.
const ANSWERS = 1_000;

/** The command that measures the same at the visitor's own condition, in more trials. */
const measure = (wanted) => {
  const { parameters } = shown.comparison;
  return command({
    ...parameters,
    ...Object.fromEntries(FACTORS.map(({ field, name }) => [field, wanted[name] ?? parameters[field]])),
    trials: Math.max(3, 2 * parameters.trials),
    durationSeconds: Math.max(4, Math.ceil(ANSWERS / wanted.ratePerSecond)),
  });
};

const lacking = (wanted) => [
  h(
    "p.lead",
    h("strong", "No advice yet. "),
    "No measured condition is as hard as yours, and advice without a figure would be a guess.",
  ),
  h("p", "This measures it:"),
  h("pre.copy", { tabindex: 0, "aria-label": "command" }, measure(wanted)),
  h("p", "Or start a sweep on ", h("a", { href: href("limits") }, "Limits"), "."),
];

const draw = () => {
  if (!shown) return;
  const { comparison, all } = shown;
  const wanted = perReplica(own);
  const { condition } = match(all, wanted);
  if (!condition) {
    put(advice, lacking(wanted));
    return;
  }
  const cell = (setup) => condition.cells.find((one) => one.setup === setup);
  const stepsOf = (one) => {
    const blocked = cell("blocking-on-event-loop");
    return showSteps(
      stepsFor({
        advised: one,
        condition,
        own,
        wanted,
        blocked:
          blocked && blocked !== one && blocked.row.valid && blocked.row.eventLoop.delayP99Ms !== null ? blocked : null,
        limits: comparison.thresholds,
        maxConnections: Number(comparison.environment.postgresSettings?.max_connections ?? 0),
        measure: measure(wanted),
      }),
    );
  };
  const { setup, undecided, sentence } = condition.advised;
  if (setup) {
    const advised = cell(setup);
    put(
      advice,
      h(
        "p.lead",
        h("strong", `${setup}. `),
        `Yours is nearest to ${saysAt(condition)}, where it is ${says(advised.row)}.`,
      ),
      stepsOf(advised),
    );
    return;
  }
  // Nothing is recommended; who has decided for other reasons still wants the settings.
  const steps = h("div.stack");
  const choose = h(
    "select",
    { id: "own-choice", onchange: (event) => put(steps, event.target.value && stepsOf(cell(event.target.value))) },
    h("option", { value: "" }, "none"),
    undecided.map((id) => h("option", { value: id }, id)),
  );
  put(
    advice,
    h("p.lead", h("strong", "No setup can be advised. "), `Yours is nearest to ${saysAt(condition)}. ${sentence}`),
    h(
      "ul",
      condition.cells.map(({ setup: id, row }) =>
        h("li", `${id}: ${row.valid ? says(row) : `invalid, ${row.invalidBecause}`}`),
      ),
    ),
    h(
      "p",
      undecided.length > 0
        ? "This measures it again with more trials:"
        : "More replicas make each one's rate lower. This measures it again with more trials:",
    ),
    h("pre.copy", { tabindex: 0, "aria-label": "command" }, measure(wanted)),
    undecided.length > 0 &&
      h(
        "div.row",
        h("div.field", h("label", { for: "own-choice" }, "Settings for the one that you choose yourself"), choose),
      ),
    steps,
  );
};

const form = ownForm((figures) => {
  own = figures;
  draw();
});

const take = ({ comparison, example }) => {
  shown = { comparison, all: conditionsOf(comparison) };
  put(
    tips,
    TIPS.map((tip) => showTip(tip, comparison, shown.all)),
  );
  put(
    how,
    `${measuredWhere(comparison, example)} ` +
      `${example ? "Measure on your own machine before you follow it. " : ""}A difference is called one only ` +
      `by: ${comparison.differenceTest}.`,
  );
  put(
    root,
    h("section.stack", h("h2", "Your figures"), form),
    h("section.stack", h("h2", "Your steps"), advice),
    h("section.stack", h("h2", "The usual three tips, tested"), tips),
    h("section.stack", h("h2", "How it was measured"), how),
  );
  draw();
};

put(root, loading("the advice"));
followMeasured(root, take);
