// Fields of forms: a label, an input, a hint.

import { h } from "./dom.js";

export const field = (id, label, input, hint = "") =>
  h("div.field", h("label", { for: id }, label), input, hint && h("span.hint", { id: `${id}-hint` }, hint));

/** options: [[value, text]]; change is called with the value that is chosen. */
export const select = (id, label, options, value, change) =>
  field(
    id,
    label,
    h(
      "select",
      { id, value, onchange: (event) => change(event.target.value) },
      options.map(([key, text]) => h("option", { value: key }, text)),
    ),
  );

/** Where a form says what the service refuses in a field. */
export const refusal = (name) => h("span.wrong", { id: `${name}-wrong`, "data-wrong": name, hidden: true });
