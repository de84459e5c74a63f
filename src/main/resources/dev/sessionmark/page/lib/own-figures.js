// The figures of the visitor's own service: entered once, known to every view, kept in this browser only.

import { browserStore } from "./browser-store.js";
import { h, put } from "./dom.js";
import { field } from "./fields.js";

const store = browserStore("sessionmark.own");
export const USUAL = { rate: 200, distance: 2, pool: 20, replicas: 2 };

const FIELDS = [
  {
    name: "rate",
    label: "Requests a second",
    hint: "of the whole service, at its busiest",
    least: 0.1,
    most: 1e6,
    step: "any",
  },
  {
    name: "distance",
    label: "Database round trip, ms",
    hint: "time psql: \\timing, then select 1",
    least: 0,
    most: 1000,
    step: "any",
  },
  { name: "pool", label: "Pool", hint: "database connections of one replica", least: 1, most: 10_000, step: 1 },
  { name: "replicas", label: "Replicas", hint: "processes that share the requests", least: 1, most: 10_000, step: 1 },
];

/** What is wrong with a figure; empty when nothing is. */
export const wrong = ({ name }, value) => {
  const { label, least, most, step } = FIELDS.find((one) => one.name === name) ?? FIELDS[0];
  if (!Number.isFinite(value)) return `${label}: a number is needed.`;
  if (value < least || value > most) return `${label}: from ${least} to ${most.toLocaleString("en-US")}.`;
  return step === 1 && !Number.isInteger(value) ? `${label}: a whole number is needed.` : "";
};

/** What was entered, or null when nothing ever was. */
export const own = () => {
  const kept = store.read();
  return kept && FIELDS.every((one) => wrong(one, kept[one.name]) === "") ? kept : null;
};

/** A form for the four figures; calls with them at once, and whenever they change and are right. */
export const ownForm = (onChange) => {
  const now = own() ?? USUAL;
  const said = h("p.small", { role: "status" });
  const inputs = FIELDS.map(({ name, label, hint, least, most, step }) =>
    field(
      `own-${name}`,
      label,
      h("input", {
        id: `own-${name}`,
        name,
        type: "number",
        inputmode: "decimal",
        min: least,
        max: most,
        step,
        value: String(now[name]),
        "aria-describedby": `own-${name}-hint`,
        required: true,
      }),
      hint,
    ),
  );
  const form = h("form.own", { "aria-label": "Your own figures", novalidate: true }, h("div.own-fields", inputs), said);
  const read = () => {
    const figures = Object.fromEntries(
      FIELDS.map(({ name }) => {
        const { value } = form.elements[name];
        return [name, value.trim() === "" ? NaN : Number(value)];
      }),
    );
    const faults = FIELDS.map((one) => wrong(one, figures[one.name]));
    FIELDS.forEach(({ name }, i) => form.elements[name].setAttribute("aria-invalid", String(faults[i] !== "")));
    put(said, faults.filter(Boolean).join(" "));
    return faults.some(Boolean) ? null : figures;
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const figures = read();
    if (figures) {
      store.write(figures);
      onChange(figures);
    }
  });
  onChange(now);
  return form;
};
