// The figures of the visitor's own service: entered once, known to every view, kept in this browser only.

import { browserStore } from "./browser-store.js";
import { h, put } from "./dom.js";
import { FACTORS } from "./factor-register.js";
import { field } from "./fields.js";

const store = browserStore("sessionmark.own");

// Those that everybody knows of their service, with values to begin with. Any other factor may stay empty.
const USUAL = {
  rate: {
    label: "Requests a second",
    hint: "of the whole service, at its busiest",
    least: 0.1,
    most: 1e6,
    start: 200,
    shared: true,
  },
  dbLatencyMs: { label: "Database round trip, ms", hint: "time psql: \\timing, then select 1", start: 2 },
  poolSize: { label: "Pool", hint: "database connections of one replica", start: 20 },
};
const REPLICAS = { field: "replicas", label: "Replicas", hint: "processes that share the requests", start: 2 };
const FIELDS = [
  ...FACTORS.map((one) => ({ ...one, hint: "of one replica; may stay empty", ...USUAL[one.field] })),
  { ...REPLICAS, least: 1, most: 10_000, whole: true },
];
const isNeeded = ({ start }) => start !== undefined;

/** What is wrong with a figure; empty when nothing is. */
const wrong = ({ label, least, most, whole, start }, value) => {
  if (value === undefined && start === undefined) return "";
  if (!Number.isFinite(value)) return `${label}: a number is needed.`;
  if (value < least || value > most) return `${label}: from ${least} to ${most.toLocaleString("en-US")}.`;
  return whole && !Number.isInteger(value) ? `${label}: a whole number is needed.` : "";
};

/** What was entered, else what many services have. */
const own = () => {
  const kept = store.read();
  return kept && FIELDS.every((one) => wrong(one, kept[one.field]) === "")
    ? kept
    : Object.fromEntries(FIELDS.filter(isNeeded).map(({ field: name, start }) => [name, start]));
};

/** What one replica meets, by the names of factors. */
export const perReplica = (figures) =>
  Object.fromEntries(
    FIELDS.filter(({ name, field: entered }) => name && figures[entered] !== undefined).map(
      ({ name, field: entered, shared }) => [name, figures[entered] / (shared ? figures.replicas : 1)],
    ),
  );

/** A form for the figures; calls with them at once, and whenever they change and are right. */
export const ownForm = (onChange) => {
  const now = own();
  const said = h("p.small", { role: "status" });
  const input = (one) => {
    const { field: name, label, hint, least, most, whole } = one;
    const id = `own-${name}`;
    const attributes = { min: least, max: most, step: whole ? 1 : "any", value: now[name] ?? "" };
    return field(
      id,
      label,
      h("input", {
        id,
        name,
        type: "number",
        inputmode: "decimal",
        ...attributes,
        "aria-describedby": `${id}-hint`,
        required: isNeeded(one),
      }),
      hint,
    );
  };
  const others = FIELDS.filter((one) => !isNeeded(one));
  const form = h(
    "form.own.stack",
    { "aria-label": "Your own figures", novalidate: true },
    h("div.own-fields", FIELDS.filter(isNeeded).map(input)),
    others.length > 0 && h("details", h("summary", "More of your service"), h("div.own-fields", others.map(input))),
    said,
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const figures = {};
    const faults = FIELDS.map((one) => {
      const entry = form.querySelector(`[name="${one.field}"]`);
      if (entry.value.trim() !== "") figures[one.field] = Number(entry.value);
      const fault = wrong(one, figures[one.field]);
      entry.setAttribute("aria-invalid", String(fault !== ""));
      return fault;
    });
    put(said, faults.filter(Boolean).join(" "));
    if (faults.some(Boolean)) return;
    store.write(figures);
    onChange(figures);
  });
  onChange(now);
  return form;
};
