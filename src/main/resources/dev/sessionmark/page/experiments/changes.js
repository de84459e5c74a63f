// What can be done to an experiment: name it, note something on it, cancel it, delete it.

import { ask } from "../lib/dialog.js";
import { h, speak } from "../lib/dom.js";
import { field } from "../lib/fields.js";
import { date } from "../lib/format.js";
import { state } from "../lib/state.js";
import { experiments } from "../service/api.js";
import { current } from "../service/current.js";
import { called, setups, what } from "./words.js";

const LONGEST_LABEL = 100;
const LONGEST_NOTES = 10_000;

/** Asks for its label and notes; resolves with whether they were changed. */
const describe = ({ id, label: before, notes }) => {
  const attributes = (name) => ({ id: name, name, autocomplete: "off", "aria-describedby": `${name}-hint` });
  const label = h("input", { ...attributes("label"), maxlength: LONGEST_LABEL, value: before ?? "" });
  const text = h("textarea", { ...attributes("notes"), rows: 6, maxlength: LONGEST_NOTES, value: notes ?? "" });
  return ask({
    title: "Name and notes",
    body: [
      h("p.soft", id),
      field("label", "Name", label, "One line. Empty: it is called by its number.", "label"),
      field("notes", "Notes", text, "Whatever helps to find it again.", "notes"),
    ],
    yes: "Keep it",
    act: async () => {
      const { label: kept } = await experiments.describe(id, { label: label.value, notes: text.value });
      speak(kept ? `It is called ${kept}.` : `${id} is called by its number.`);
    },
  });
};

/** Asks whether it shall go for good; resolves with whether it is gone. */
const deleteMeasured = (one) =>
  ask({
    title: `Delete ${called(one)}?`,
    body: [
      h("p", `What was measured goes for good: ${setups(one)}; ${what(one)}; asked for ${date(one.submittedAt)}.`),
      h(
        "p.soft",
        "That is not cancelling: cancelling ends a running experiment and keeps what it has measured. This " +
          "one is over, and nothing of it stays.",
      ),
    ],
    yes: "Delete for good",
    no: "Leave it",
    careful: true,
    act: async () => {
      await experiments.deleteMeasured(one.id);
      speak(`${called(one)} is deleted.`);
    },
  });

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
  /** Ends it early; what it has measured stays. */
  cancel: async (one, button) => {
    button.disabled = true;
    try {
      await experiments.cancel(one.id);
      speak(`${called(one)} is being cancelled. What was measured is kept.`);
      await show();
    } catch (error) {
      button.disabled = false;
      if (button.nextElementSibling?.role === "alert") button.nextElementSibling.remove();
      button.after(h("p", { role: "alert" }, error.message));
    }
  },
});
