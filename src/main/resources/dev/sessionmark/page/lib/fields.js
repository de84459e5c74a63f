// Fields of forms: a label, an input, a hint.

import { h, put } from "./dom.js";

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

/** Shows beside its field what is wrong with it; gives what has no field. The first that is wrong gets the focus. */
export const showWrong = (form, errors) => {
  for (const place of form.querySelectorAll("[data-wrong]")) place.hidden = true;
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  const homeless = errors.filter(({ field: of, message }) => {
    const name = CSS.escape(of.replace(/\[.*/, ""));
    const place = form.querySelector(`[data-wrong="${name}"]`);
    if (!place) return true;
    put(place, `${place.hidden ? "" : place.textContent + "; "}${message}`);
    place.hidden = false;
    form.querySelector(`#${name}`)?.setAttribute("aria-invalid", "true");
    return false;
  });
  form.querySelector("[aria-invalid]")?.focus();
  return homeless;
};
