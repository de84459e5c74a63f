// What is looked at: setups, condition, which requests, which trial. Setups and condition stand in the address.

import { setupBoxes } from "../comparison/chooser.js";
import { conditionChoices, setupsOf } from "../comparison/comparison.js";
import { h } from "../lib/dom.js";
import { select } from "../lib/fields.js";
import { state, update } from "../lib/state.js";
import { atRank, KINDS, ranked } from "../trace/requests.js";

const MOST = 4;
const USUAL = ["reactive-session", "blocking-on-event-loop"];

/** The setups shown, in the order of the table. */
export const chosenSetups = (comparison) => {
  const all = setupsOf(comparison);
  const wanted = [state().setups, USUAL]
    .map((some) => all.filter((id) => some.includes(id)))
    .find((some) => some.length > 0);
  return (wanted ?? all).slice(0, wanted ? MOST : 2);
};

/** The form; change is told {kind} or {trial}. */
export const choices = (comparison, condition, { kind, trial }, trials, change) => {
  const all = setupsOf(comparison);
  const shown = chosenSetups(comparison);
  const toggle = (id, wanted) => update({ setups: all.filter((one) => (one === id ? wanted : shown.includes(one))) });
  // At least one stays, and no more than can be looked at together.
  const isFixed = (id) => shown.length === (shown.includes(id) ? 1 : MOST);
  const kinds = Object.entries(KINDS).map(([id, { label }]) => [id, label]);
  const numbers = Array.from({ length: trials }, (_, i) => [String(i), `${i + 1} of ${trials}`]);
  return h(
    "form.stack",
    { "aria-label": "What is shown", onsubmit: (event) => event.preventDefault() },
    h(
      "fieldset",
      h("legend", `Setups, up to ${MOST} one above the other`),
      h(
        "div.choice",
        { id: "choice" },
        setupBoxes(all, toggle, (id) => ({ checked: shown.includes(id), disabled: isFixed(id) })),
      ),
    ),
    h(
      "div.row",
      select("at-condition", "Condition", conditionChoices(comparison), condition.key, (key) =>
        update({ condition: key }),
      ),
      select("kind", "Requests", kinds, kind, (value) => change({ kind: value })),
      trials > 1 && select("trial", "Trial", numbers, String(trial), (value) => change({ trial: Number(value) })),
    ),
  );
};

/** Which request of each setup: the slowest is the first. A drawn one is looked at from the middle on. */
export const firstPicks = (windows, kind) =>
  new Map(
    windows.map(({ setup, window }) => {
      const all = ranked(window, kind);
      return [setup, atRank(all, kind === "slow" ? 0 : Math.floor(all.length / 2))];
    }),
  );
