import { verdictOf } from "../comparison/comparison.js";
import { p99Says } from "../comparison/row.js";
import { chip } from "../comparison/verdict.js";
import { board } from "../learn/board.js";
import { claims } from "../learn/claims.js";
import { by, h, put } from "../lib/dom.js";
import { percent } from "../lib/format.js";
import { swatch } from "../lib/setups.js";
import { href } from "../lib/state.js";
import { bySetup, foldedTable } from "../lib/table.js";
import { list, measuredWhere } from "../lib/words.js";
import { failed } from "../service/states.js";
import { followMeasured } from "../service/unmeasured.js";

const trouble = (error) =>
  put(
    by("trouble"),
    failed(error, () => location.reload()),
  );
board()
  .catch(trouble)
  .finally(() => by("stage").removeAttribute("aria-busy"));

const COLUMNS = [
  { name: "setup", cell: ({ setup }) => [swatch(setup), setup] },
  { name: "database", cell: ({ label }) => label },
  { name: "p99", cell: p99Says, number: true },
  { name: "loop blocked", cell: ({ eventLoop }) => percent(eventLoop.blockedShare), number: true },
  { name: "verdict", cell: (row) => chip(verdictOf(row)) },
];

const behind = (conditions) =>
  foldedTable("The figures behind it", {
    label: "The figures behind it",
    columns: COLUMNS,
    rows: conditions.flatMap(({ label, rows }) => rows.map((row) => ({ ...row, label }))),
    line: bySetup,
  });

const absent = (missing) => [
  h("p", `${list(missing)} ${missing.length === 1 ? "is" : "are"} not in this experiment, or without a valid trial.`),
  h("p", h("a", { href: href("./", { experiment: "" }) }, "Measure it in the first minute")),
];

const drawn = (/** @type {any} */ { said, missing, stand, figure, unit, here, but, rows }) =>
  h(
    "article.panel.stack.third.claim",
    h("p.soft.small", "Guides say"),
    h("h3", said),
    missing
      ? absent(missing)
      : [
          h("p", h("strong.stand", stand)),
          h("p", h("span.claim-figure", figure), " ", h("span.soft.small.claim-unit", unit)),
          h("p", here.join(" ")),
          but && h("p.but", but),
          behind(rows),
        ],
  );

followMeasured("the claims", by("learn"), ({ comparison, example }) =>
  put(
    by("measured"),
    h("div.grid", claims(comparison).map(drawn)),
    h("p.soft.small", measuredWhere(comparison, example)),
  ),
);
