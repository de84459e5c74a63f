// What the buttons of a row do, and what the page does afterwards.

import { current } from "../lib/current.js";
import { h } from "../lib/dom.js";
import { state } from "../lib/state.js";
import { cancel, deleteMeasured, describe } from "./changes.js";

/** show asks for the list anew; rest gets the focus when the row that had it is gone. */
export const changesOf = (show, rest) => ({
  describe: async (one) => {
    if (await describe(one)) await show();
  },
  remove: async (one) => {
    if (!(await deleteMeasured(one))) return;
    // What is shown elsewhere must not be what is gone.
    if (!state().experiment || state().experiment === one.id) current.choose("");
    await show();
    rest.focus();
  },
  cancel: async (one, button) => {
    button.disabled = true;
    try {
      await cancel(one);
      await show();
    } catch (error) {
      button.disabled = false;
      if (button.nextElementSibling?.role === "alert") button.nextElementSibling.remove();
      button.after(h("p", { role: "alert" }, error.message));
    }
  },
});
