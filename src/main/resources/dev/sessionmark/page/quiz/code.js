// Code to read: which thread runs this, and who waits? code.json has the questions in the order in which they are
// asked, so that there are some of each kind, however few are asked.

import { cellsOf, under } from "../comparison/factors.js";
import { judgedAtAll, says } from "../comparison/row.js";
import { asset } from "../service/api.js";

const CODE = await asset("quiz/code.json");

const measured = (all, setup) => {
  const cell = cellsOf(all, setup).findLast(({ row }) => judgedAtAll(row));
  return cell ? ` The same in Java, measured here: ${setup} ${under(cell.condition)}: ${says(cell.row)}.` : "";
};

/** At most so many of them, with the figure of the setup that does the same. */
export const codeQuestions = (all, most) =>
  CODE.slice(0, most).map(({ id, setup, code, options, right, why }) => ({
    id,
    kind: "code",
    text: "Which thread runs the query, and who waits for it?",
    code: code.join("\n"),
    options: options.map((text) => ({ text, why: "" })),
    right,
    why: why + measured(all, setup),
  }));
