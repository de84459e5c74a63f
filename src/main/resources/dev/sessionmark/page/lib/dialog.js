// A question that is asked in front of everything else. Escape leaves it, and the focus goes back to where it was.

import { h, put } from "./dom.js";
import { showWrong } from "./fields.js";

let count = 0;

/**
 * Asks. body: nodes; yes: what the button says that does it; no: what the other says; act: does it, and may throw: a
 * problem with fields is shown beside them (data-wrong), another below. careful: the focus is on the button that does
 * nothing. Resolves when it is closed, with whether it was done.
 */
export const ask = ({ title, body, yes, no = "Cancel", act, careful = false }) =>
  new Promise((closed) => {
    const id = `dialog-${++count}`;
    const trouble = h("div");
    const does = h("button", { type: "submit", class: careful ? null : "first" }, yes);
    const leaves = h("button", { type: "button", autofocus: careful }, no);
    const form = h(
      "form.stack",
      { novalidate: true },
      h("h2", { id }, title),
      body,
      trouble,
      h("div.row", does, leaves),
    );
    const dialog = h("dialog", { "aria-labelledby": id }, form);
    /** @type {any} */ const before = document.activeElement;
    let done = false;
    leaves.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      // The list behind it may have been drawn anew.
      const key = before?.dataset.key;
      (before?.isConnected ? before : key && document.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus?.();
      closed(done);
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      does.disabled = true;
      showWrong(form, []);
      put(trouble);
      try {
        await act(form);
        done = true;
        dialog.close();
      } catch (error) {
        does.disabled = false;
        const errors = error.errors ?? [];
        const isElsewhere = showWrong(form, errors).length > 0 || errors.length === 0;
        put(trouble, isElsewhere && h("p.wrong", { role: "alert" }, error.message));
      }
    });
    document.body.append(dialog);
    dialog.showModal();
  });
