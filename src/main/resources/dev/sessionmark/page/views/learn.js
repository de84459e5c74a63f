import { verdictOf } from "../comparison/comparison.js";
import { p99Says } from "../comparison/row.js";
import { chip } from "../comparison/verdict.js";
import { board } from "../learn/board.js";
import { claims } from "../learn/claims.js";
import { by, h, put } from "../lib/dom.js";
import { percent } from "../lib/format.js";
import { swatch } from "../lib/setups.js";
import { href } from "../lib/state.js";
import { bySetup, table } from "../lib/table.js";
import { list, measuredWhere } from "../lib/words.js";
import { failed } from "../service/states.js";
import { followMeasured } from "../service/unmeasured.js";

const stageRoot = by("stage");

board()
  .catch((error) =>
    put(
      by("trouble"),
      failed(error, () => location.reload()),
    ),
  )
  .finally(() => stageRoot.removeAttribute("aria-busy"));

const COLUMNS = [
  { name: "setup", cell: ({ setup }) => [swatch(setup), setup] },
  { name: "database", cell: ({ label }) => label },
  { name: "p99", cell: p99Says, number: true },
  { name: "loop blocked", cell: ({ eventLoop }) => percent(eventLoop?.blockedShare), number: true },
  { name: "verdict", cell: (row) => chip(verdictOf(row)) },
];

const behind = (conditions) =>
  h(
    "details",
    h("summary", "The figures behind it"),
    table({
      label: "The figures behind it",
      columns: COLUMNS,
      rows: conditions.flatMap(({ label, rows }) => rows.map((row) => ({ ...row, label }))),
      line: bySetup,
    }),
  );

const drawn = (claim) =>
  h(
    "article.panel.stack.third.claim",
    h("p.soft.small", "Guides say"),
    h("h3", claim.said),
    claim.missing
      ? [
          h(
            "p",
            `${list(claim.missing)} ${claim.missing.length === 1 ? "is" : "are"} not in this experiment, ` +
              "or without a valid trial.",
          ),
          h("p", h("a", { href: href("./", { experiment: "" }) }, "Measure it in the first minute")),
        ]
      : [
          h("p", h("strong.stand", claim.stand)),
          h("p", h("span.claim-figure", claim.figure), " ", h("span.soft.small.claim-unit", claim.unit)),
          h("p", claim.here.filter(Boolean).join(" ")),
          claim.but && h("p.but", claim.but),
          behind(claim.rows),
        ],
  );

const take = ({ comparison, example }) => {
  put(
    by("measured"),
    h("div.grid", claims(comparison).map(drawn)),
    h("p.soft.small", measuredWhere(comparison, example)),
  );
};

followMeasured("the claims", by("learn"), take);
