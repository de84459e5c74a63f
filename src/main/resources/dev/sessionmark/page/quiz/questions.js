// All questions for an experiment. A question is {id, kind: "measured" | "code" | "idea", text, code, options, right,
// why}; options are [{text, why}], right is a place among them, why says what is true with the figures it rests on.

import { codeQuestions } from "./code.js";
import { ideaQuestions } from "./ideas.js";
import { measuredQuestions } from "./measured.js";

/** So many of the questions are made from measurements where the experiment has them. */
export const ENOUGH_MEASURED = 6;
const [LEAST_CODE, MOST_CODE] = [4, 6];

/** In the order in which they are asked: measured ones, half of all or more, between the others. */
export const questionsFor = (comparison, all) => {
  const measured = measuredQuestions(comparison, all, ENOUGH_MEASURED);
  const ideas = ideaQuestions(all);
  const code =
    measured.length < ENOUGH_MEASURED
      ? MOST_CODE
      : Math.min(MOST_CODE, Math.max(LEAST_CODE, measured.length - ideas.length));
  const others = [...ideas, ...codeQuestions(all, code)];
  const mixed = [];
  for (let i = 0; i < Math.max(measured.length, others.length); i++) mixed.push(others[i], measured[i]);
  return mixed.filter(Boolean);
};
