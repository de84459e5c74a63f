// A file for the visitor, made in the browser.

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
