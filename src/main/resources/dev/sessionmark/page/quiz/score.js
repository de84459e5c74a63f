// Attempts are kept by the service; one that keeps none does not keep anybody from playing.

import { get, post } from "../lib/api.js";
import { many } from "../lib/words.js";

const ADDRESS = "api/quiz/attempts";

/** Keeps an attempt; returns whether it was kept. */
export const keepAttempt = async ({ right, questions, wrong, version }) => {
  try {
    await post(ADDRESS, { rightAnswers: right, questions, wrongQuestions: wrong, quizVersion: version });
    return true;
  } catch {
    return false;
  }
};

/** What the service keeps, newest first, or null where it keeps nothing. */
export const attempts = async () => {
  try {
    const found = await get(ADDRESS);
    return Array.isArray(found) ? found : (found?.attempts ?? null);
  } catch {
    return null;
  }
};

/** The best of some attempts in words; empty where there is none. */
export const bestSays = (all) => {
  const scores = (all ?? [])
    .map((one) => ({ right: one.rightAnswers, of: one.questions }))
    .filter(({ right, of }) => of > 0 && right >= 0);
  if (scores.length === 0) return "";
  const best = scores.reduce((a, b) => (b.right / b.of > a.right / a.of ? b : a));
  return `Best so far: ${best.right} of ${best.of}, in ${many(scores.length, "attempt")}.`;
};

const KEPT = "sessionmark.quiz.wrong";

/** Ids of questions that were wrong and not known since, in this browser. */
export const wrongBefore = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
};
export const keepWrong = (ids) => {
  try {
    localStorage.setItem(KEPT, JSON.stringify([...new Set(ids)]));
  } catch {
    // A browser that keeps nothing has the cards for as long as the page is open.
  }
};
