// Fields of forms: a label, an input, a hint.

import { h } from "./dom.js";

/** refused: the name by which the service refuses what it has; why is said below it. */
export const field = (id, label, input, hint = "", refused = "") =>
  h(
    "div.field",
    h("label", { for: id }, label),
    input,
    hint && h("span.hint", { id: `${id}-hint` }, hint),
    refused && h("span.wrong", { id: `${id}-wrong`, "data-wrong": refused, hidden: true }),
  );

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
