import { showSteps } from "../advice/checklist.js";
import { stepsFor } from "../advice/steps.js";
import { showTip, TIPS } from "../advice/tips.js";
import { conditionsOf, match, saysAt } from "../comparison/factors.js";
import { says } from "../comparison/row.js";
import { command } from "../lib/command.js";
import { by, h, put, toCopy } from "../lib/dom.js";
import { FACTORS } from "../lib/factor-register.js";
import { ownForm, perReplica } from "../lib/own-figures.js";
import { href } from "../lib/state.js";
import { measuredWhere } from "../lib/words.js";
import { followMeasured } from "../service/unmeasured.js";

/** @type {any} */ let shown = null;
/** @type {any} */ let own = null;

// A p99 takes a thousand answers.
const ANSWERS = 1_000;

/** The command that measures the same at the visitor's own condition, in more trials. */
const measure = (wanted) => {
  const { parameters } = shown.comparison;
  const factors = FACTORS.map(({ field, name, time }) => ({ field, time, value: wanted[name] ?? parameters[field] }));
  // Nothing can be added to a service that runs already: there the setups alone are measured.
  const adds = factors.some(({ time, value }) => time && Number(value) > 0);
  return command({
    ...parameters,
    ...(adds && { targets: undefined, setups: parameters.setups.length ? parameters.setups : undefined }),
    ...Object.fromEntries(factors.map(({ field, value }) => [field, value])),
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
  toCopy("command", measure(wanted)),
  h("p", "Or start a sweep on ", h("a", { href: href("limits") }, "Limits"), "."),
];

/** Nothing is recommended; who has decided for other reasons still wants the settings. */
const undecidedAt = (condition, wanted, stepsOf) => {
  const { undecided, sentence } = condition.advised;
  const steps = h("div.stack");
  const choose = (event) => put(steps, event.target.value && stepsOf(event.target.value));
  const options = ["", ...undecided].map((id) => h("option", { value: id }, id || "none"));
  return [
    h("p.lead", h("strong", "No setup can be advised. "), `Yours is nearest to ${saysAt(condition)}. ${sentence}`),
    h(
      "ul",
      condition.cells.map(({ setup, row }) =>
        h("li", `${setup}: ${row.valid ? says(row) : `invalid, ${row.invalidBecause}`}`),
      ),
    ),
    h(
      "p",
      undecided.length ? "This measures" : "More replicas make each one's rate lower. This measures",
      " it again with more trials:",
    ),
    toCopy("command", measure(wanted)),
    undecided.length > 0 &&
      h(
        "div.field",
        h("label", { for: "own-choice" }, "Settings for the one that you choose yourself"),
        h("select", { id: "own-choice", onchange: choose }, options),
      ),
    steps,
  ];
};

const draw = () => {
  if (!shown) return;
  const { comparison, all } = shown;
  const wanted = perReplica(own);
  const { condition } = match(all, wanted);
  if (!condition) {
    put(by("steps"), lacking(wanted));
    return;
  }
  const cell = (setup) => condition.cells.find((one) => one.setup === setup);
  const stepsOf = (setup) => {
    const blocked = cell("blocking-on-event-loop");
    const beside = blocked && blocked.setup !== setup && blocked.row.valid && blocked.row.eventLoop.delayP99Ms !== null;
    const known = {
      advised: cell(setup),
      condition,
      own,
      wanted,
      blocked: beside ? blocked : null,
      limits: comparison.thresholds,
      maxConnections: Number(comparison.environment.postgresSettings?.max_connections ?? 0),
      measure: measure(wanted),
    };
    return showSteps(stepsFor(known));
  };
  const { setup } = condition.advised;
  const nearest = () =>
    h(
      "p.lead",
      h("strong", `${setup}. `),
      `Yours is nearest to ${saysAt(condition)}, where it is ${says(cell(setup).row)}.`,
    );
  put(by("steps"), setup ? [nearest(), stepsOf(setup)] : undecidedAt(condition, wanted, stepsOf));
};

const form = ownForm((figures) => {
  own = figures;
  draw();
});
put(by("own"), form);

followMeasured("the advice", by("advice"), ({ comparison, example }) => {
  shown = { comparison, all: conditionsOf(comparison) };
  put(
    by("tips"),
    TIPS.map((tip) => showTip(tip, comparison, shown.all)),
  );
  put(
    by("how"),
    `${measuredWhere(comparison, example)} ${example ? "Measure on your own machine before you follow it. " : ""}` +
      `A difference is called one only by: ${comparison.differenceTest}.`,
  );
  draw();
});
