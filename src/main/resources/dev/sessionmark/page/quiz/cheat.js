// One page to print, made of this experiment's figures.

import { tested, summary, TIPS } from "../advice/tips.js";
import { setupsOf, verdictOf } from "../lib/comparison.js";
import { crossing } from "../lib/crossing.js";
import { crossoverSays, steps } from "../lib/crossover.js";
import { h } from "../lib/dom.js";
import { conditionsOf, saysCondition, valuesOf } from "../lib/factors.js";
import { date, time } from "../lib/format.js";
import { p99Says } from "../lib/judged.js";
import { postgres } from "../lib/words.js";

const MOST_CONDITIONS = 8;

// Ends and what lies between, evenly.
const some = (all, most) => (all.length <= most ? all : Array.from({ length: most }, (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))]));

const table = (comparison, all) => {
  const conditions = some(conditionsOf(all), MOST_CONDITIONS);
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Verdicts and p99" },
    h("table", { class: "figures" },
      h("caption", {}, "Verdict and p99."),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "setup"), conditions.map((condition) => h("th", { scope: "col" }, saysCondition(condition))))),
      h("tbody", {}, setupsOf(comparison).map((setup) => h("tr", {}, h("th", { scope: "row" }, setup), conditions.map(({ cells }) => {
        const row = cells.find((cell) => cell.setup === setup)?.row;
        return h("td", {}, row ? `${verdictOf(row)}, ${p99Says(row)}` : "-");
      }))))));
};

const turns = (all) => {
  const fixed = Object.fromEntries(["rate", "pool"].map((name) => [name, valuesOf(all, name).at(-1)]).filter(([, v]) => v !== undefined));
  return crossoverSays(crossing(steps(all, "distance", "reactive-session", "blocking-on-event-loop", fixed)), "distance");
};

const holds = (all) => {
  const found = all.filter(({ setup, row }) => setup === "reactive-session" && row.connection.holdP99Ms !== null);
  const cell = found.at(-1);
  return cell ? `Connections needed = requests a second × seconds each is held, and room for chance. A reactive session held one for ${time(cell.row.connection.holdP99Ms)} at p99, at ${saysCondition(cell)}.` : "Connections needed = requests a second × seconds each is held, and room for chance.";
};

/** The sheet. */
export const cheatSheet = (comparison, example, all) => {
  const { cpu, cores, java } = comparison.environment;
  return h(
    "article",
    { class: "sheet stack", id: "sheet" },
    h("h3", {}, "Sessions and event loops, measured"),
    h("p", { class: "small" }, `${example ? "Measured elsewhere" : "Measured here"}: ${cpu}, ${cores} cores, ${java}, ${postgres(comparison.environment)}; ${date(comparison.startedAt)}, ${comparison.id}; Sessionmark ${comparison.version} (${comparison.mode}).`),
    h("ul", {},
      h("li", {}, "An event loop serves many requests with one thread. Whoever waits on it makes all of them wait."),
      h("li", {}, `reactive-session instead of blocking-on-event-loop, over the distance: ${turns(all)}.`),
      h("li", {}, holds(all)),
      h("li", {}, "In FastAPI a plain def runs in a thread pool; only a synchronous session inside async def blocks the loop. In Quarkus a method that returns Uni or has @NonBlocking runs on the loop."),
      TIPS.map((tip) => h("li", {}, `“${tip.tip}” ${summary(tested(all, tip))}`))),
    table(comparison, all),
    h("p", { class: "small" }, "OK: harms nobody. CAUTION: a cost that people notice. BAD: loses requests, or makes others wait. A p99 counts from the moment a request was due; not served means the slowest 1 % never had an answer."),
  );
};
