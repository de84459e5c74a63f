// Questions about the idea; wrong answers are explained by what was measured.

import { at, saysCondition } from "../lib/factors.js";
import { percent, time } from "../lib/format.js";
import { p99Says, says } from "../lib/judged.js";

const worstBlocked = (all) => at(all, { setup: "blocking-on-event-loop" }).filter(({ row }) => row.valid && row.eventLoop.blockedShare !== null).sort((a, b) => b.row.eventLoop.blockedShare - a.row.eventLoop.blockedShare)[0];

const besideIt = (all, cell, setups) =>
  cell && setups.map((setup) => at(all, { setup, distance: cell.distance, rate: cell.rate, pool: cell.pool })[0]).find((one) => one?.row.valid);

const mustAvoid = (all) => {
  const cell = worstBlocked(all);
  const other = besideIt(all, cell, ["reactive-session", "blocking-on-worker", "blocking-on-virtual-thread", "reactive-client"]);
  const where = cell ? saysCondition(cell) : "";
  const lacking = "This experiment has no figure for it.";
  return {
    id: "idea-why-avoid",
    text: "Why must a synchronous session on the event loop be avoided?",
    options: [
      { text: "It makes the bundle that the browser loads bigger", why: `No browser took part: the load generator loads no bundle. ${cell ? `It met p99 ${p99Says(cell.row)} all the same, at ${where}.` : lacking}` },
      { text: "It makes the database grow", why: other ? `All setups use the same tables of the same database. At ${where}, ${other.setup} was ${says(other.row)}.` : `All setups use the same tables of the same database. ${lacking}` },
      { text: "It blocks the loop, and every request of that loop waits", why: "" },
      { text: "It can use one connection only", why: cell ? `It had a pool of ${cell.pool} like every setup, and used up to ${cell.row.connection.maxUsed} of it at once, at ${where}.` : `Every setup has the same pool. ${lacking}` },
    ],
    right: 2,
    why: cell
      ? `At ${where} its loops stood blocked ${percent(cell.row.eventLoop.blockedShare)} of the time, their delay was ${time(cell.row.eventLoop.delayP99Ms)} at p99, and requests that need no database took ${time(cell.row.bystander.p99Ms)}.`
      : "While one request waits for the database, the loop serves nobody else. This experiment did not measure it.",
  };
};

const neverFaster = (all) => {
  const cell = at(all, { setup: "reactive-session" }).filter(({ row }) => row.valid && row.connection.holdEfficiency !== null).at(-1);
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
      ? `The statement takes what it takes: at ${saysCondition(cell)} a reactive session spent ${percent(cell.row.connection.holdEfficiency)} of its hold time waiting for the database. What differs is who waits.`
      : "The statement takes what it takes. What differs is who waits.",
  };
};

/** The questions. */
export const ideaQuestions = (all) => [mustAvoid(all), neverFaster(all)].map((question) => ({ ...question, kind: "idea" }));
