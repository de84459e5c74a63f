// A file for the visitor, made in the browser.

import { experiments } from "../service/api.js";
import { h, put } from "./dom.js";

const KEPT_MS = 10_000;

/** Saves text or bytes as a file of that name. */
export const save = (content, type, name) => {
  const address = URL.createObjectURL(new Blob([content], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
};

/** A button that saves what make gives: {content, type, name}; says in an element why it could not. */
export const saveButton = (label, trouble, make) =>
  h(
    "button",
    {
      type: "button",
      onclick: async () => {
        try {
          const { content, type, name } = await make();
          save(content, type, name);
          put(trouble);
        } catch (error) {
          put(trouble, error.message);
        }
      },
    },
    label,
  );

/** A button that saves the report of an experiment, which needs neither the service nor a network. */
export const saveReport = (id) => {
  const trouble = h("span", { role: "alert" });
  return h(
    "div.row",
    saveButton("Save as report.html", trouble, async () => ({
      content: await experiments.report(id),
      type: "text/html",
      name: "report.html",
    })),
    trouble,
  );
};
