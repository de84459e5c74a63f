// The list as a table; on a narrow window a row is a block.

import { button, h } from "../lib/dom.js";
import { date } from "../lib/format.js";
import { href, state } from "../lib/state.js";
import { table } from "../lib/table.js";
import { many } from "../lib/words.js";
import { called, over, setups, STATUS, took, what } from "./words.js";

const SHORT_NOTES = 120;

const notes = (text) =>
  text.length <= SHORT_NOTES && !text.includes("\n")
    ? h("p.notes", text)
    : h("details.notes", h("summary", text.split("\n")[0].slice(0, SHORT_NOTES)), h("p", text));

const deciding = (text) => text && h("span.deciding", text);

const name = (one) => {
  // One that runs is watched, one that is over is compared.
  const address = href(over(one) ? "compare" : "measure", { experiment: one.id, condition: "" });
  const isShown = state().experiment === one.id && "true";
  return [
    h("a", { href: address, "data-key": `open ${one.id}`, "aria-current": isShown }, called(one)),
    one.label && h("span.number-of", one.id),
  ];
};

const buttons = (one, { describe, cancel, remove }) => {
  const change = (text, act) =>
    button(text, (event) => act(one, event.currentTarget), {
      "data-key": `${text} ${one.id}`,
      "aria-label": `${text} ${called(one)}`,
    });
  return h("div.row", change("Rename", describe), over(one) ? change("Delete", remove) : change("Cancel", cancel));
};

/** Experiments of a page, with what can be done to each. */
export const listOf = (found, words, changes) => {
  const status = (one) => [STATUS[one.status] ?? one.status, deciding(one.incompleteBecause)];
  const asked = (one) => [setups(one), deciding(what(one)), one.notes && notes(one.notes)];
  return table({
    label: "Experiments",
    caption: `${many(found.total, "experiment")}${words ? ` with "${words}"` : ""}, newest first.`,
    kind: "experiments blocks",
    columns: [
      { name: "experiment", cell: name },
      { name: "status", cell: status, says: "status" },
      { name: "what", cell: asked, says: "what" },
      { name: "asked for", cell: (one) => date(one.submittedAt), says: "asked for" },
      { name: "took", cell: took, says: "took" },
      { name: "change", cell: (one) => buttons(one, changes), look: "changes" },
    ],
    rows: found.experiments,
    line: ({ id }) => ({ "data-id": id }),
  });
};
