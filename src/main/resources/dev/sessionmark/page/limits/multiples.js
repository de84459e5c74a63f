// Small multiples: a row of plots for each figure, a column for each factor that varies; one scale along a row.

import { conditionsAt } from "../comparison/factors.js";
import { h } from "../lib/dom.js";
import { along } from "../lib/scale.js";
import { FIGURES } from "./figures.js";
import { multiple } from "./multiple.js";

const linesOf = (all, name, others, figure) => {
  const here = conditionsAt(all, others)
    .sort((a, b) => a[name] - b[name])
    .flatMap(({ cells }) => cells);
  return [...new Set(here.map(({ setup }) => setup))].map((setup) => ({
    setup,
    points: here
      .filter((cell) => cell.setup === setup && (figure.of(cell.row) !== null || figure.lost(cell.row)))
      .map(({ row, condition }) => ({
        value: condition[name],
        y: figure.of(row),
        lost: figure.lost(row),
        text: figure.text(row) + (row.valid ? "" : ", invalid"),
      })),
  }));
};

/** {all, crossings: [{factor, others, bands}], limits, mine}; a plot without a factor that varies is none. */
export const multiples = ({ all, crossings, limits, mine }) => {
  if (crossings.length === 0)
    return h(
      "p.state",
      "This experiment has a single condition, so there is nothing to draw over. The table below has its figures.",
    );
  return FIGURES.map((figure) => {
    const columns = crossings.map((one) => ({ ...one, lines: linesOf(all, one.factor.name, one.others, figure) }));
    const thresholds = figure.thresholds(limits);
    const values = columns
      .flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(({ y }) => y)))
      .filter((v) => v !== null);
    if (values.length === 0 && figure.id === "throughput") return null;
    const y = figure.scale([...values, ...thresholds.map(({ value }) => value)]);
    return h(
      "section.figure-row",
      { "aria-label": figure.title },
      h("h3", figure.title),
      figure.note && h("p.soft.small", figure.note),
      h(
        "div",
        { class: `columns columns-${columns.length}` },
        columns.map(({ factor: { name, axis, words, says }, lines, bands }) => {
          const values = [...new Set(lines.flatMap(({ points }) => points.map(({ value }) => value)))].sort(
            (a, b) => a - b,
          );
          if (values.length === 0) return h("p.soft", `Not measured: ${words}.`);
          return multiple({
            label: `${figure.title} by ${words}`,
            title: axis,
            values,
            says,
            x: along(values),
            y,
            tick: figure.tick,
            lines,
            thresholds,
            bands,
            mine: mine?.[name] ?? null,
          });
        }),
      ),
    );
  });
};
