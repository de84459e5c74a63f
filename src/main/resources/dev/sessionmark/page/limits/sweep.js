// Starts a sweep: one experiment over several values of the factors.

import { h, put, speak } from "../lib/dom.js";
import { estimate } from "../lib/estimate.js";
import { asked, combinations, FACTORS } from "../lib/factor-register.js";
import { field } from "../lib/fields.js";
import { duration } from "../lib/format.js";
import { many } from "../lib/words.js";
import { experiments, get } from "../service/api.js";
import { current } from "../service/current.js";
import { showRunning } from "../service/running.js";

// What a sweep begins with; the other factors may stay empty.
const STARTS = { dbLatencyMs: "0, 1, 2, 5, 10", rate: "200, 500", poolSize: "20" };
const FIRST = ["reactive-session", "blocking-on-event-loop", "blocking-on-worker"];
const MOST_VALUES = 20;
const ANSWERS_FOR_P99 = 1_000;

/** "0, 1, 5" to numbers in order, each once: {values, fault}; fault is empty when all are right. */
export const numbers = (text, { least, most, whole = false }) => {
  const parts = text.split(/[,;\s]+/).filter(Boolean);
  if (parts.length > MOST_VALUES) return { values: [], fault: `${MOST_VALUES} values at most` };
  const isRight = (v) => Number.isFinite(v) && v >= least && v <= most && (!whole || Number.isInteger(v));
  const odd = parts.find((part) => !isRight(Number(part)));
  return odd === undefined
    ? { values: [...new Set(parts.map(Number))].sort((a, b) => a - b), fault: "" }
    : { values: [], fault: `"${odd}" is not ${whole ? "a whole number" : "a number"} from ${least} to ${most}` };
};

export const conditionsIn = (plan) => combinations(plan, true) * combinations(plan, false);

/** Seconds at each condition that a trial needs for a p99 at the lowest rate; 0 where no rate is fixed. */
export const secondsForP99 = (/** @type {any} */ { rate }) =>
  rate ? Math.ceil(ANSWERS_FOR_P99 / Math.min(...asked(rate))) : 0;

/** The form; what it measured is shown by the whole page. */
export const sweepForm = () => {
  const cost = h("p", { role: "status" });
  const running = h("div.stack");
  const setups = h("div.row");
  const start = h("button", { type: "submit", class: "first" }, "Start the sweep");
  const input = (name, label, attributes, hint = "") => {
    const id = `sweep-${name}`;
    return field(id, label, h("input", { id, name, "aria-describedby": hint && `${id}-hint`, ...attributes }), hint);
  };
  const list = ({ field: name, label, least, most }) =>
    input(
      name,
      label,
      { value: STARTS[name] ?? "", autocomplete: "off" },
      `${least} to ${most.toLocaleString("en-US")}, several with commas${STARTS[name] ? "" : "; may stay empty"}`,
    );
  const form = h(
    "form.stack",
    { "aria-label": "Start a sweep", novalidate: true },
    h(
      "div.own-fields",
      FACTORS.map(list),
      input("trials", "Trials of each setup", { type: "number", min: 1, max: 50, value: 2 }),
      input("durationSeconds", "Seconds at each condition", { type: "number", min: 1, max: 3600, value: 5 }),
    ),
    h("fieldset", h("legend", "Setups"), setups),
    cost,
    h("div.row", start),
    running,
  );

  const plan = () => {
    const faults = [];
    /** @type {Record<string, any>} */
    const one = {
      setups: [...form.querySelectorAll('[name="setup"]:checked')].map((box) => box.value),
      workload: "select-only",
      trials: Number(form.elements.trials.value),
      warmupSeconds: 5,
      durationSeconds: Number(form.elements.durationSeconds.value),
      timeoutSeconds: 5,
    };
    for (const factor of FACTORS) {
      const { values, fault } = numbers(form.querySelector(`[name="${factor.field}"]`).value, factor);
      if (fault) faults.push(`${factor.label}: ${fault}.`);
      if (values.length) one[factor.field] = values;
    }
    if (one.setups.length < 2) faults.push("Choose two setups or more: one alone has nothing to be compared with.");
    if (!(one.trials >= 1) || !(one.durationSeconds >= 1)) faults.push("Trials and seconds: 1 or more.");
    return { one, faults };
  };
  const sayCost = () => {
    const { one, faults } = plan();
    start.disabled = faults.length > 0;
    if (faults.length > 0) {
      put(cost, faults.join(" "));
      return;
    }
    const needed = secondsForP99(one);
    put(
      cost,
      `Takes about ${duration(estimate(one))}: ${many(conditionsIn(one), "condition")}, `,
      `${many(one.setups.length, "setup")}, ${many(one.trials, "trial")} of each.`,
      needed > one.durationSeconds && ` At ${one.rate[0]}/s a trial needs ${needed} s at each condition for a p99.`,
    );
  };
  const trouble = (error) => {
    start.disabled = false;
    put(running, h("p", { role: "alert" }, error.message));
  };
  form.addEventListener("input", sayCost);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { one, faults } = plan();
    if (faults.length) return;
    start.disabled = true;
    try {
      follow((await experiments.start(one)).id);
    } catch (error) {
      trouble(error);
    }
  });

  const follow = (id) => {
    speak("The sweep was asked for.");
    showRunning(running, id, {
      onEnd: (status) => {
        start.disabled = false;
        const ended = `The sweep was ${status.toLowerCase()}; what it measured is kept.`;
        put(running, h("p", status === "DONE" ? "The sweep is done; it is shown above." : ended));
        speak(running.textContent);
        current.choose(id);
      },
      onLost: trouble,
    });
  };

  const box = ({ id, title }) =>
    h(
      "label.check",
      { title },
      h("input", { type: "checkbox", name: "setup", value: id, checked: FIRST.includes(id) }),
      id,
    );
  get("api/setups").then(
    (all) => {
      put(setups, all.map(box));
      sayCost();
    },
    (error) => put(setups, h("p", { role: "alert" }, error.message)),
  );
  sayCost();
  return form;
};
