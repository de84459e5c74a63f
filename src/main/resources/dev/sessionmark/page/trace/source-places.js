// Where in a setup's source a request is in a phase.

import { memoize } from "../lib/memoize.js";
import { asset } from "../service/api.js";

const METHOD = { read: "@GET", write: "@POST" };
const known = memoize(() => asset("trace/lines.json"));

/** {begin, end} of the method that was measured; begin is negative where it is not there. */
export const methodOf = (lines, kind) => {
  const begin = lines.findIndex((line) => line.trim() === METHOD[kind]);
  return { begin, end: lines.findIndex((line, i) => i > begin && line === "    }") };
};

/** {phase: index of its line}, without the phases in which no line of the setup runs; kind is "read" or "write". */
export const placesOf = async (setup, kind, lines) => {
  const texts = (await known())[setup];
  const { begin, end } = methodOf(lines, kind);
  const inMethod = (text) => lines.findIndex((line, i) => begin >= 0 && i > begin && i < end && line.includes(text));
  if (!texts) return {};
  const signature = inMethod(` ${kind}(`);
  const statements = inMethod(texts[kind]);
  const all = {
    "hand-over": texts.thread ? lines.indexOf(texts.thread) : signature,
    application: signature,
    pool: statements,
    "db-latency": statements,
    database: statements,
    session: statements,
  };
  return Object.fromEntries(Object.entries(all).filter(([, at]) => at >= 0));
};
