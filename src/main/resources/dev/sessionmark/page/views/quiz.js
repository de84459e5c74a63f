import { conditionsOf } from "../comparison/factors.js";
import { by, h, put } from "../lib/dom.js";
import { many, measuredWhere } from "../lib/words.js";
import { askAll } from "../quiz/ask.js";
import { cards } from "../quiz/cards.js";
import { cheatSheet } from "../quiz/cheat.js";
import { ENOUGH_MEASURED, questionsFor } from "../quiz/questions.js";
import { keepScore, keepWrong, wrongBefore } from "../quiz/score.js";
import { loading } from "../service/states.js";
import { followMeasured } from "../service/unmeasured.js";

const root = by("quiz");
const stage = h("div.stack");
const deck = h("div.stack");
const deckSection = h("section.stack.again", { hidden: true }, h("h2", "Once more"), deck);
let questions = [];

const showDeck = (wrong) => {
  deckSection.hidden = wrong.length === 0;
  cards(deck, wrong, (left) => keepWrong(left.map(({ id }) => id)));
};

const end = (wrong) => {
  const right = questions.length - wrong.length;
  keepWrong(wrong.map(({ id }) => id));
  const best = keepScore(right, questions.length);
  const heading = h("p", { tabindex: -1 }, h("span.figure", `${right} of ${questions.length}`), " right");
  put(
    stage,
    heading,
    wrong.length > 0
      ? h("p", `${many(wrong.length, "answer")} not right: as cards below.`)
      : h("p", "All of them. Measure another condition, and it asks anew."),
    h("p.soft", `The score is kept in this browser. ${best}`),
    h(
      "div.row",
      h("button", { type: "button", class: "first", onclick: start }, "Ask me again"),
      h("a.button", { href: "#cheat" }, "To the cheat sheet"),
    ),
  );
  heading.focus({ preventScroll: true });
  showDeck(wrong);
};

const start = () => {
  deckSection.hidden = true;
  askAll(stage, questions, end);
};

const intro = (measured) => {
  const code = questions.filter(({ kind }) => kind === "code").length;
  return [
    h(
      "p.lead",
      `${many(questions.length, "question")}: ${measured} made from what was measured, ${code} with code to read.`,
    ),
    measured < ENOUGH_MEASURED &&
      h(
        "p.soft",
        `This experiment supports only ${measured} measured ones. Only what was judged is asked; more ` +
          "trials, setups or distances give more.",
      ),
    h("button", { type: "button", class: "first", onclick: start }, "Begin"),
  ];
};

const take = ({ comparison, example }) => {
  const all = conditionsOf(comparison);
  questions = questionsFor(comparison, all);
  put(stage, intro(questions.filter(({ kind }) => kind === "measured").length));
  const before = wrongBefore();
  showDeck(questions.filter(({ id }) => before.includes(id)));
  put(
    root,
    h("section.stack.stage", { "aria-label": "Questions" }, stage),
    deckSection,
    h(
      "section.stack",
      { id: "cheat" },
      h("h2", "Cheat sheet"),
      h("p.soft.on-screen", "One page, made of these figures."),
      h("div.row", h("button", { type: "button", onclick: () => print() }, "Print it")),
      cheatSheet(comparison, example, all),
    ),
    h(
      "section.stack.on-screen",
      h("h2", "How it was measured"),
      h("p", `${measuredWhere(comparison, example)} A question on a difference is asked only where it was judged.`),
    ),
  );
};

put(root, loading("the questions"));
followMeasured(root, take);
