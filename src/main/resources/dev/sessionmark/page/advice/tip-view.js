// A usual tip with what became of it.

import { h } from "../lib/dom.js";
import { saysCondition } from "../lib/factors.js";
import { p99Says } from "../lib/judged.js";
import { chip } from "../lib/verdict.js";
import { verdictOf } from "../lib/comparison.js";
import { summary, tested, WORDS } from "./tips.js";

const cell = (row) => h("td", {}, chip(verdictOf(row)), h("span", { class: "deciding" }, `p99 ${p99Says(row)}`));

const table = (results, { advised, other }) =>
  h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": `${advised} and ${other}` },
    h("table", { class: "figures" },
      h("thead", {}, h("tr", {}, ["condition", advised, other, "the tip"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, results.map((one) => h("tr", {}, h("th", { scope: "row" }, saysCondition(one.condition)), cell(one.advised), cell(one.other),
        h("td", {}, WORDS[one.outcome.kind], one.outcome.by && h("span", { class: "soft" }, one.outcome.by === "verdict" ? ", by verdict" : ", by p99")))))));

/** One tip: what it says, how it did, the figures. */
export const showTip = (tip, all, least) => {
  const results = tested(all, tip, least);
  const command = `sessionmark compare --setups ${tip.advised},${tip.other} --rate 300 --db-latency 0ms,2ms,5ms,10ms --trials 3`;
  return h(
    "article",
    { class: "panel stack tip" },
    h("h3", {}, `“${tip.tip}”`),
    h("p", {}, h("strong", {}, summary(results)), ` Tested as ${tip.advised} against ${tip.against}, ${tip.other}.`),
    results.length > 0
      ? h("details", {}, h("summary", {}, "The figures"), table(results, tip))
      : [h("p", {}, "This tests it:"), h("pre", { class: "copy", tabindex: 0, "aria-label": `command: ${tip.tip}` }, command)],
  );
};
