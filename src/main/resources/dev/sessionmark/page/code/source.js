// A source as lines, the marked ones with a sentence below them.

import { h } from "../lib/dom.js";
import { percent, time } from "../lib/format.js";

const isComment = (text) => /^\s*(\/\*\*|\*|\/\/|#)/.test(text);

/** {doc, lines} of a Java class: what it says of itself, and its code without package and imports. */
export const read = (source) => {
  const text = source.replace(/^(package|import) .*\n/gm, "").trim();
  const [whole, said] = /^\/\*\*([\s\S]*?)\*\/\n/.exec(text) ?? ["", ""];
  const paragraphs = said
    .replace(/^ \* ?/gm, "")
    .trim()
    .split(/\s*<p>\s*/);
  const plain = (paragraph) => paragraph.replace(/\s+/g, " ").replace(/\{@\w+ ([^}]*)\}/g, "$1");
  return { doc: paragraphs.map(plain).filter(Boolean), lines: text.slice(whole.length).split("\n") };
};

/** The mark that a line of code has. */
const markOf = (marks, line) => (isComment(line) ? null : marks.find((mark) => line.includes(mark.line)));

const FIGURES = {
  wait: (row) => time(row.connection.waitP99Ms),
  hold: (row) => time(row.connection.holdP99Ms),
  efficiency: (row) => percent(row.connection.holdEfficiency),
  blocked: (row) => percent(row.eventLoop.blockedShare),
  bystander: (row) => time(row.bystander.p99Ms ?? row.bystander.maxMs),
  cpu: (row) => time(row.cpuMsPerRequest),
};

/** A sentence with the figures of a row in their places; empty where one of them was not measured. */
const withFigures = (sentence, row) => {
  if (!sentence || !row?.valid) return "";
  const figures = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => FIGURES[name](row));
  return figures.includes("-") ? "" : sentence.replace(/\{\w+\}/g, () => figures.shift());
};

/** A long line breaks where a reader would break it: before a point, behind a parenthesis or an equals sign. */
const foldable = (text) =>
  text.split(/(?=\.[a-zA-Z])|(?<=[(=/])/).flatMap((part, i) => (i === 0 ? [part] : [h("wbr"), part]));

const line = (text, marked) => {
  const kind = `line${marked ? " marked" : ""}${isComment(text) ? " comment" : ""}`;
  const node = h("code", { class: kind }, foldable(text.trimStart() || " "));
  node.style.setProperty("--indent", String(text.length - text.trimStart().length));
  return node;
};

/** A line of one method says nothing where only the other was measured. */
const costsOf = (mark, row, kind) => (mark.when && kind && mark.when !== kind ? "" : withFigures(mark.costs, row));

/**
 * The lines; a mark is explained once, below the first line that has it. What was measured is of this kind, "read" or
 * "write". The line at an index that costs has stands out too, with its cost below it.
 */
export const code = (lines, marks, row, kind, costs = new Map()) => {
  const told = new Set();
  return h(
    "div.source",
    lines.map((text, i) => {
      const mark = markOf(marks, text);
      const cost = costs.get(i);
      const shown = [line(text, Boolean(mark ?? cost)), cost];
      if (!mark || told.has(mark)) return shown;
      told.add(mark);
      const figures = costsOf(mark, row, kind);
      return [shown, h("p.note", mark.says, figures && [" ", h("strong", figures)])];
    }),
  );
};
