// What this browser remembers of the quiz: the scores, and what was wrong.

import { browserStore } from "../lib/browser-store.js";
import { many } from "../lib/words.js";

const MOST_SCORES = 100;
const scores = browserStore("sessionmark.quiz.scores");
const wrong = browserStore("sessionmark.quiz.wrong");
const listOf = (store) => (Array.isArray(store.read()) ? store.read() : []);

/** Keeps the score of an attempt; returns the best so far, in words. */
export const keepScore = (right, of) => {
  const all = [...listOf(scores), { right, of }].slice(-MOST_SCORES);
  scores.write(all);
  const best = all.reduce((a, b) => (b.right / b.of > a.right / a.of ? b : a));
  return `Best so far: ${best.right} of ${best.of}, in ${many(all.length, "attempt")}.`;
};

/** Ids of questions that were wrong and not known since. */
export const wrongBefore = () => listOf(wrong);
export const keepWrong = (ids) => wrong.write([...new Set(ids)]);
