// Starts a sweep: one experiment over several distances, rates and pools.

import { h, put, speak } from "../lib/dom.js";
import { estimate } from "../lib/estimate.js";
import { field } from "../lib/fields.js";
import { duration } from "../lib/format.js";
import { many } from "../lib/words.js";
import { experiments, get } from "../service/api.js";
import { current } from "../service/current.js";
import { showRunning } from "../service/running.js";

const several = (value) => [value ?? []].flat().length || 1;

/** "0, 1, 5" to numbers in order, each once: {values, fault}; fault is empty when all are right. */
export const numbers = (text, { least, most, whole = false }) => {
  const parts = text.split(/[,;\s]+/).filter(Boolean);
  if (parts.length === 0) return { values: [], fault: "a number is needed" };
  if (parts.length > 20) return { values: [], fault: "20 values at most" };
  const values = parts.map(Number);
  const odd = parts.find(
    (_, i) =>
      !Number.isFinite(values[i]) || values[i] < least || values[i] > most || (whole && !Number.isInteger(values[i])),
  );
  if (odd !== undefined)
    return { values: [], fault: `"${odd}" is not ${whole ? "a whole number" : "a number"} from ${least} to ${most}` };
  return { values: [...new Set(values)].sort((a, b) => a - b), fault: "" };
};

export const conditionsIn = (plan) => several(plan.dbLatencyMs) * several(plan.rate) * several(plan.poolSize);

const ANSWERS_FOR_P99 = 1_000;

/** Seconds at each condition that a trial needs for a p99 at the lowest rate: ten answers must lie beyond it. */
export const secondsForP99 = (plan) => Math.ceil(ANSWERS_FOR_P99 / Math.min(...plan.rate.map(Number)));

const LISTS = [
  {
    name: "dbLatencyMs",
    label: "Distances, ms",
    start: "0, 1, 2, 5, 10",
    hint: "added round trips",
    least: 0,
    most: 10_000,
  },
  {
    name: "rate",
    label: "Rates, requests a second",
    start: "200, 500",
    hint: "of one process",
    least: 0.1,
    most: 200_000,
  },
  {
    name: "poolSize",
    label: "Pools",
    start: "20",
    hint: "connections of one process",
    least: 1,
    most: 500,
    whole: true,
  },
];
const FIRST = ["reactive-session", "blocking-on-event-loop", "blocking-on-worker"];

/** The form; what it measured is shown by the whole page. */
export const sweepForm = () => {
  const cost = h("p", { role: "status" });
  const running = h("div.stack");
  const setups = h("div.row");
  const start = h("button", { type: "submit", class: "first" }, "Start the sweep");
  const text = ({ name, label, start: value, hint }) => {
    const id = `sweep-${name}`;
    const input = h("input", { id, name, value, autocomplete: "off", "aria-describedby": `${id}-hint` });
    return field(id, label, input, `${hint}, with commas between them`);
  };
  const number = (name, label, value, most) => {
    const id = `sweep-${name}`;
    return field(id, label, h("input", { id, name, type: "number", min: 1, max: most, value }));
  };
  const form = h(
    "form.stack",
    { "aria-label": "Start a sweep", novalidate: true },
    h(
      "div.own-fields",
      LISTS.map(text),
      number("trials", "Trials of each setup", "2", 50),
      number("durationSeconds", "Seconds at each condition", "5", 3600),
    ),
    h("fieldset", h("legend", "Setups"), setups),
    cost,
    h("div.row", start),
    running,
  );

  const plan = () => {
    const faults = [];
    const lists = Object.fromEntries(
      LISTS.map((list) => {
        const found = numbers(form.elements[list.name].value, list);
        if (found.fault) faults.push(`${list.label}: ${found.fault}.`);
        return [list.name, found.values];
      }),
    );
    const chosen = [...form.querySelectorAll('[name="setup"]:checked')].map((box) => box.value);
    if (chosen.length < 2) faults.push("Choose two setups or more: one alone has nothing to be compared with.");
    const one = {
      ...lists,
      rate: lists.rate.map(String),
      setups: chosen,
      workload: "select-only",
      trials: Number(form.elements.trials.value),
      warmupSeconds: 5,
      durationSeconds: Number(form.elements.durationSeconds.value),
      timeoutSeconds: 5,
    };
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
    const tooShort = `At ${one.rate[0]}/s a trial needs ${needed} s at each condition for a p99.`;
    put(
      cost,
      `Takes about ${duration(estimate(one))}: ${many(conditionsIn(one), "condition")}, `,
      `${many(one.setups.length, "setup")}, ${many(one.trials, "trial")} of each.`,
      needed > one.durationSeconds && ` ${tooShort}`,
    );
  };
  form.addEventListener("input", sayCost);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { one, faults } = plan();
    if (faults.length) return;
    start.disabled = true;
    try {
      const { id } = await experiments.start(one);
      follow(id);
    } catch (error) {
      start.disabled = false;
      put(running, h("p", { role: "alert" }, error.message));
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
      onLost: (error) => {
        start.disabled = false;
        put(running, h("p", { role: "alert" }, error.message));
      },
    });
  };

  get("api/setups").then(
    (all) => {
      put(
        setups,
        all.map(({ id, title }) =>
          h(
            "label.check",
            { title },
            h("input", { type: "checkbox", name: "setup", value: id, checked: FIRST.includes(id) }),
            id,
          ),
        ),
      );
      sayCost();
    },
    (error) => put(setups, h("p", { role: "alert" }, error.message)),
  );
  sayCost();
  return form;
};
