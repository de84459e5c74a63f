// The list as a table; on a narrow window a row is a block.

import { h } from "../lib/dom.js";
import { date } from "../lib/format.js";
import { href, state } from "../lib/state.js";
import { many } from "../lib/words.js";
import { called, over, setups, STATUS, took, what } from "./words.js";

const COLUMNS = ["experiment", "status", "what", "asked for", "took", "change"];
const SHORT_NOTES = 120;

const notes = (text) =>
  text.length <= SHORT_NOTES && !text.includes("\n")
    ? h("p", { class: "notes" }, text)
    : h("details", { class: "notes" }, h("summary", {}, text.split("\n")[0].slice(0, SHORT_NOTES)), h("p", {}, text));

/** One that runs is watched, one that is over is compared. */
const address = (one) => href(over(one) ? "compare" : "measure", { experiment: one.id, condition: "" });

const line = (one, { describe, cancel, remove }) => {
  const button = (name, act) =>
    h(
      "button",
      {
        type: "button",
        "data-key": `${name} ${one.id}`,
        "aria-label": `${name} ${called(one)}`,
        onclick: (event) => act(one, event.currentTarget),
      },
      name,
    );
  const cell = (i, ...content) => h("td", { "data-name": COLUMNS[i] }, content);
  return h(
    "tr",
    { "data-id": one.id },
    h(
      "th",
      { scope: "row" },
      h(
        "a",
        {
          href: address(one),
          "data-key": `open ${one.id}`,
          "aria-current": state().experiment === one.id ? "true" : null,
        },
        called(one),
      ),
      one.label && h("span", { class: "number-of" }, one.id),
    ),
    cell(
      1,
      STATUS[one.status] ?? one.status,
      one.incompleteBecause && h("span", { class: "deciding" }, one.incompleteBecause),
    ),
    cell(2, setups(one), h("span", { class: "deciding" }, what(one)), one.notes && notes(one.notes)),
    cell(3, date(one.submittedAt)),
    cell(4, took(one)),
    h(
      "td",
      { class: "changes" },
      h(
        "div",
        { class: "row" },
        button("Rename", describe),
        over(one) ? button("Delete", remove) : button("Cancel", cancel),
      ),
    ),
  );
};

/** Experiments of a page, with what can be done to each. */
export const table = (found, words, changes) =>
  h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "Experiments" },
    h(
      "table",
      { class: "figures experiments blocks" },
      h(
        "caption",
        {},
        words
          ? `${many(found.total, "experiment")} with "${words}", newest first.`
          : `${many(found.total, "experiment")}, newest first.`,
      ),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          COLUMNS.map((name) => h("th", { scope: "col" }, name)),
        ),
      ),
      h(
        "tbody",
        {},
        found.experiments.map((one) => line(one, changes)),
      ),
    ),
  );
