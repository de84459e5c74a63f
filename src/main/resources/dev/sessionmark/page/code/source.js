// A source as lines, the marked ones with a sentence below them.

import { h } from "../lib/dom.js";
import { percent, time } from "../lib/format.js";

const isComment = (text) => /^\s*(\/\*\*|\*|\/\/|#)/.test(text);

/** Java without what every file has: package and imports. */
export const shown = (source) =>
  source
    .split("\n")
    .filter((line) => !/^(package|import) /.test(line))
    .join("\n")
    .trim()
    .split("\n");

/** The mark that a line of code has. */
const markOf = (marks, line) => (isComment(line) ? null : marks.find((mark) => line.includes(mark.line)));

const FIGURES = {
  wait: (row) => time(row.connection?.waitP99Ms),
  hold: (row) => time(row.connection?.holdP99Ms),
  efficiency: (row) => percent(row.connection?.holdEfficiency),
  blocked: (row) => percent(row.eventLoop?.blockedShare),
  bystander: (row) => time(row.bystander?.p99Ms ?? row.bystander?.maxMs),
  cpu: (row) => time(row.cpuMsPerRequest),
};

/** A sentence with the figures of a row in their places; empty where one of them was not measured. */
const withFigures = (sentence, row) => {
  if (!sentence || !row?.valid) return "";
  let complete = true;
  const text = sentence.replace(/\{(\w+)\}/g, (_, name) => {
    const figure = FIGURES[name](row);
    if (figure === "-") complete = false;
    return figure;
  });
  return complete ? text : "";
};

const line = (text, marked) => {
  const node = h("code", { class: `line${marked ? " marked" : ""}${isComment(text) ? " comment" : ""}` }, text.trimStart() || " ");
  node.style.setProperty("--indent", String(text.length - text.trimStart().length));
  return node;
};

/** The lines; a mark is explained once, below the first line that has it. */
export const code = (lines, marks, row) => {
  const told = new Set();
  return h(
    "div",
    { class: "source" },
    lines.map((text) => {
      const mark = markOf(marks, text);
      if (!mark) return line(text, false);
      if (told.has(mark)) return line(text, true);
      told.add(mark);
      const costs = withFigures(mark.costs, row);
      return [line(text, true), h("p", { class: "note" }, mark.says, costs && [" ", h("strong", {}, costs)])];
    }),
  );
};
