// One page to print, made of this experiment's figures.

import { summary, TIPS } from "../advice/tips.js";
import { setupsOf, verdictOf } from "../comparison/comparison.js";
import { cellsOf, under } from "../comparison/factors.js";
import { p99Says } from "../comparison/row.js";
import { h } from "../lib/dom.js";
import { date, time } from "../lib/format.js";
import { table } from "../lib/table.js";
import { machine } from "../lib/words.js";

const MOST_CONDITIONS = 8;
const MOST_CROSSOVERS = 2;

// Ends and what lies between, evenly.
const some = (all, most) =>
  all.length <= most
    ? all
    : Array.from({ length: most }, (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))]);

const figures = (comparison, all) => {
  const cell = (cells, setup) => {
    const row = cells.find((one) => one.setup === setup)?.row;
    return row ? `${verdictOf(row)}, ${p99Says(row)}` : "-";
  };
  return table({
    label: "Verdicts and p99",
    caption: "Verdict and p99.",
    columns: [
      { name: "setup", cell: (setup) => setup },
      ...some(all, MOST_CONDITIONS).map(({ label, cells }) => ({ name: label, cell: (setup) => cell(cells, setup) })),
    ],
    rows: setupsOf(comparison),
  });
};

/** Between which distances it turns, for each rate and pool. */
const turns = ({ usualAdvice }) =>
  (usualAdvice?.crossovers ?? [])
    .filter(({ factor }) => factor === "dbLatencyMs")
    .slice(0, MOST_CROSSOVERS)
    .map(({ sentence }) => h("li", sentence));

const holds = (all) => {
  const cell = cellsOf(all, "reactive-session").findLast(({ row }) => row.connection.holdP99Ms !== null);
  const held =
    cell && ` A reactive session held one for ${time(cell.row.connection.holdP99Ms)} at p99, ${under(cell.condition)}.`;
  return ["Connections needed = requests a second × seconds each is held, and room for chance.", held];
};

/** The sheet. */
export const cheatSheet = (comparison, example, all) =>
  h(
    "article.sheet.stack",
    { id: "sheet" },
    h("h3", "Sessions and event loops, measured"),
    h(
      "p.small",
      `${example ? "Measured elsewhere" : "Measured here"}: ${machine(comparison)}; ` +
        `${date(comparison.startedAt)}, ${comparison.id}.`,
    ),
    h(
      "ul",
      h("li", "An event loop serves many requests with one thread. Whoever waits on it makes all of them wait."),
      turns(comparison),
      h("li", holds(all)),
      h(
        "li",
        "In FastAPI a plain def runs in a thread pool; only a synchronous session inside async def blocks " +
          "the loop. In Quarkus a method that returns Uni or has @NonBlocking runs on the loop.",
      ),
      TIPS.map((tip) => h("li", `“${tip.tip}” ${summary(comparison, tip)}`)),
    ),
    figures(comparison, all),
    h(
      "p.small",
      "OK: harms nobody. CAUTION: a cost that people notice. BAD: loses requests, or makes others wait. A " +
        "p99 counts from the moment a request was due; not served means the slowest 1 % never had an answer.",
    ),
  );
