// Steps to tick off; what is ticked stays ticked in this browser.

import { browserStore } from "../lib/browser-store.js";
import { h, put, speak, toCopy } from "../lib/dom.js";

const store = browserStore("sessionmark.advice.done");
const ticked = () => {
  const kept = store.read();
  return new Set(Array.isArray(kept) ? kept : []);
};

// A tick is for what was advised: when the advice changes, so does the step.
const keyOf = ({ id, title }) => `${id}: ${title}`;

// How it is written down is known of the setups of this program only.
const written = ({ title, quarkus, sqlalchemy }) => {
  const one = (name, text) => h("div", h("h4", name), toCopy(`${name}: ${title}`, text));
  return quarkus && h("div.settings", one("Quarkus", quarkus), one("SQLAlchemy", sqlalchemy));
};

const known = (step, done, count) => {
  const key = keyOf(step);
  const id = `step-${step.id}`;
  const fact = (name, text) => h("div", h("dt", name), h("dd", text));
  const change = ({ target }) => {
    if (target.checked) done.add(key);
    else done.delete(key);
    item.classList.toggle("done", target.checked);
    store.write([...done]);
    count();
  };
  const box = h("input", { type: "checkbox", id, checked: done.has(key), onchange: change });
  const item = h(
    "li",
    { class: done.has(key) ? "step done" : "step" },
    h("h3", h("label.check", { for: id }, box, step.title)),
    h("dl.grounds", fact("It rests on", step.figure), fact("How sure", step.sure)),
    written(step),
    h("p", h("strong", "It worked when: "), step.check),
  );
  return item;
};

const unknown = ({ title, missing, command }) =>
  h(
    "li.step",
    h("h3", title),
    h("p", `No advice: ${missing}${command ? " This measures it:" : ""}`),
    command && toCopy(`command: ${title}`, command),
  );

/** The steps as a list. */
export const showSteps = (steps) => {
  const done = ticked();
  const possible = steps.filter((step) => !step.missing);
  const said = h("p.soft");
  const count = () => {
    const some = possible.filter((step) => done.has(keyOf(step))).length;
    const text = `${some} of ${possible.length} steps done. They are kept in this browser.`;
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
