// A usual tip with what became of it.

import { command } from "../lib/command.js";
import { h } from "../lib/dom.js";
import { tailSays } from "../lib/row.js";
import { chip } from "../lib/verdict.js";
import { verdictOf } from "../lib/comparison.js";
import { summary, tested, WORDS } from "./tips.js";

const cell = (row) => h("td", {}, chip(verdictOf(row)), h("span", { class: "deciding" }, tailSays(row)));

const table = (results, { advised, other }) =>
  h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": `${advised} and ${other}` },
    h(
      "table",
      { class: "figures" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ["condition", advised, other, "the tip"].map((name) => h("th", { scope: "col" }, name)),
        ),
      ),
      h(
        "tbody",
        {},
        results.map((one) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, one.condition.label),
            cell(one.advised),
            cell(one.other),
            h("td", {}, WORDS[one.outcome], one.because && h("span", { class: "deciding" }, one.because)),
          ),
        ),
      ),
    ),
  );

/** One tip: what it says, how it did, the figures. */
export const showTip = (tip, comparison, all) => {
  const results = tested(comparison, all, tip);
  return h(
    "article",
    { class: "panel stack tip" },
    h("h3", {}, `“${tip.tip}”`),
    h(
      "p",
      {},
      h("strong", {}, summary(comparison, tip)),
      ` ${results.length > 0 ? "Tested" : "It would be tested"} as ${tip.advised} against ${tip.against}, ${tip.other}.`,
    ),
    results.length > 0
      ? h("details", {}, h("summary", {}, "The figures"), table(results, tip))
      : [
          h("p", {}, "This tests it:"),
          h(
            "pre",
            { class: "copy", tabindex: 0, "aria-label": `command: ${tip.tip}` },
            command({ setups: [tip.advised, tip.other], rate: 300, dbLatencyMs: [0, 2, 5, 10], trials: 3 }),
          ),
        ],
  );
};
