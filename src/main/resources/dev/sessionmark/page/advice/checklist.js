// Steps to tick off; what is ticked stays ticked in this browser.

import { browserStore } from "../lib/browser-store.js";
import { h, put, speak } from "../lib/dom.js";

const store = browserStore("sessionmark.advice.done");
const ticked = () => {
  const kept = store.read();
  return new Set(Array.isArray(kept) ? kept : []);
};

// A tick is for what was advised: when the advice changes, so does the step.
const keyOf = ({ id, title }) => `${id}: ${title}`;

// How it is written down is known of the setups of this program only.
const settings = (step) =>
  step.quarkus &&
  h(
    "div.settings",
    h("div", h("h4", "Quarkus"), h("pre.copy", { tabindex: 0, "aria-label": `Quarkus: ${step.title}` }, step.quarkus)),
    h(
      "div",
      h("h4", "SQLAlchemy"),
      h("pre.copy", { tabindex: 0, "aria-label": `SQLAlchemy: ${step.title}` }, step.sqlalchemy),
    ),
  );

const known = (step, done, count) => {
  const key = keyOf(step);
  const box = h("input", { type: "checkbox", id: `step-${step.id}`, checked: done.has(key) });
  const item = h(
    "li",
    { class: done.has(key) ? "step done" : "step" },
    h("h3", h("label.check", { for: `step-${step.id}` }, box, step.title)),
    h(
      "dl.grounds",
      h("div", h("dt", "It rests on"), h("dd", step.figure)),
      h("div", h("dt", "How sure"), h("dd", step.sure)),
    ),
    settings(step),
    h("p", h("strong", "It worked when: "), step.check),
  );
  box.addEventListener("change", () => {
    if (box.checked) done.add(key);
    else done.delete(key);
    item.classList.toggle("done", box.checked);
    store.write([...done]);
    count();
  });
  return item;
};

const unknown = (step) =>
  h(
    "li.step",
    h("h3", step.title),
    h("p", `No advice: ${step.missing}${step.command ? " This measures it:" : ""}`),
    step.command && h("pre.copy", { tabindex: 0, "aria-label": `command: ${step.title}` }, step.command),
  );

/** The steps as a list. */
export const showSteps = (steps) => {
  const done = ticked();
  const possible = steps.filter((step) => !step.missing);
  const said = h("p.soft");
  const count = () => {
    const text =
      `${possible.filter((step) => done.has(keyOf(step))).length} of ${possible.length} steps done. They are ` +
      "kept in this browser.";
    if (said.textContent && said.textContent !== text) speak(text);
    put(said, text);
  };
  count();
  return [
    said,
    h(
      "ol.steps",
      steps.map((step) => (step.missing ? unknown(step) : known(step, done, count))),
    ),
  ];
};
