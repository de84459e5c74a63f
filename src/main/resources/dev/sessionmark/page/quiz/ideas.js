// Questions about the idea; wrong answers are explained by what was measured.

import { cellsOf, under } from "../comparison/factors.js";
import { says, tailSays } from "../comparison/row.js";
import { percent, time } from "../lib/format.js";
import { list } from "../lib/words.js";

const OTHERS = ["reactive-session", "blocking-on-worker", "blocking-on-virtual-thread", "reactive-client"];
const LACKING = "This experiment has no figure for it.";

// A figure that was not measured is left out of the sentence.
const harm = ({ row: { eventLoop, bystander }, condition }) => {
  const [name, ms] = bystander.p99Ms === null ? ["p90", bystander.p90Ms] : ["p99", bystander.p99Ms];
  const said = [
    `its loops stood blocked ${percent(eventLoop.blockedShare)} of the time`,
    eventLoop.delayP99Ms !== null && `their delay was ${time(eventLoop.delayP99Ms)} at p99`,
    ms !== null && `requests that need no database took ${time(ms)} at ${name}`,
  ];
  return `Measured ${under(condition)}: ${list(said.filter(Boolean))}.`;
};

const mustAvoid = (all) => {
  const cell = cellsOf(all, "blocking-on-event-loop").findLast(
    ({ row }) => row.valid && row.eventLoop.blockedShare !== null,
  );
  const beside = OTHERS.map((setup) => cell?.condition.cells.find((one) => one.setup === setup));
  const other = beside.find((one) => one?.row.valid);
  const where = cell ? under(cell.condition) : "";
  const met = cell ? `What it met ${where}: ${tailSays(cell.row)}.` : LACKING;
  return {
    id: "idea-why-avoid",
    text: "Why must a synchronous session on the event loop be avoided?",
    options: [
      {
        text: "It makes the bundle that the browser loads bigger",
        why: `No browser took part: the load generator loads no bundle. ${met}`,
      },
      {
        text: "It makes the database grow",
        why:
          "All setups use the same tables of the same database. " +
          `${other ? `${other.setup} ${where}: ${says(other.row)}.` : LACKING}`,
      },
      { text: "It blocks the loop, and every request of that loop waits", why: "" },
      {
        text: "It can use one connection only",
        why: cell
          ? `It had a pool of ${cell.condition.poolSize} like every setup, and used up to ` +
            `${cell.row.connection.maxUsed} of it at once, ${where}.`
          : `Every setup has the same pool. ${LACKING}`,
      },
    ],
    right: 2,
    why: cell
      ? harm(cell)
      : "While one request waits for the database, the loop serves nobody else. This experiment did not measure it.",
  };
};

const neverFaster = (all) => {
  const cell = cellsOf(all, "reactive-session").findLast(
    ({ row }) => row.valid && row.connection.holdEfficiency !== null,
  );
  return {
    id: "idea-async-faster",
    text: "Does an asynchronous driver make a single statement faster?",
    options: [
      { text: "Yes, the database answers sooner", why: "The database does not know how its client waits." },
      { text: "No, it frees the thread that would wait", why: "" },
      { text: "Yes, it sends fewer bytes", why: "Both speak PostgreSQL's protocol." },
    ],
    right: 1,
    why: cell
      ? `The statement takes what it takes: ${under(cell.condition)} a reactive session spent ` +
        `${percent(cell.row.connection.holdEfficiency)} of its hold time waiting for the database. What ` +
        "differs is who waits."
      : "The statement takes what it takes. What differs is who waits.",
  };
};

/** The questions. */
export const ideaQuestions = (all) =>
  [mustAvoid(all), neverFaster(all)].map((question) => ({ ...question, kind: "idea" }));
