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
  const point = ({ row, condition }) => ({
    value: condition[name],
    y: figure.of(row),
    lost: figure.lost(row),
    text: figure.text(row) + (row.valid ? "" : ", invalid"),
  });
  return [...new Set(here.map(({ setup }) => setup))].map((setup) => ({
    setup,
    points: here
      .filter((cell) => cell.setup === setup)
      .map(point)
      .filter(({ y, lost }) => y !== null || lost),
  }));
};

const pointsOf = (lines, value) => lines.flatMap(({ points }) => points.map(value));

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
    const figures = columns.flatMap(({ lines }) => pointsOf(lines, ({ y }) => y)).filter((v) => v !== null);
    if (figures.length === 0 && figure.id === "throughput") return null;
    const y = figure.scale([...figures, ...thresholds.map(({ value }) => value)]);
    const drawn = ({ factor: { name, axis, words, says }, lines, bands }) => {
      const values = [...new Set(pointsOf(lines, ({ value }) => value))].sort((a, b) => a - b);
      if (values.length === 0) return h("p.soft", `Not measured: ${words}.`);
      const label = `${figure.title} by ${words}`;
      const given = { label, title: axis, values, says, lines, thresholds, bands, y, tick: figure.tick };
      return multiple({ ...given, x: along(values), mine: mine?.[name] ?? null });
    };
    return h(
      "section.figure-row",
      { "aria-label": figure.title },
      h("h3", figure.title),
      figure.note && h("p.soft.small", figure.note),
      h("div", { class: `columns columns-${columns.length}` }, columns.map(drawn)),
    );
  });
};
