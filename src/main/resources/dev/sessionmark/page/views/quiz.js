import { conditionsOf } from "../comparison/factors.js";
import { button, by, h, put } from "../lib/dom.js";
import { many, measuredWhere } from "../lib/words.js";
import { askAll } from "../quiz/ask.js";
import { cards } from "../quiz/cards.js";
import { cheatSheet } from "../quiz/cheat-sheet.js";
import { ENOUGH_MEASURED, questionsFor } from "../quiz/questions.js";
import { keepScore, keepWrong, wrongBefore } from "../quiz/score.js";
import { followMeasured } from "../service/unmeasured.js";

let questions = [];

const showDeck = (wrong) => {
  by("again").hidden = wrong.length === 0;
  cards(by("deck"), wrong, (left) => keepWrong(left.map(({ id }) => id)));
};

const end = (wrong) => {
  const right = questions.length - wrong.length;
  keepWrong(wrong.map(({ id }) => id));
  const heading = h("p", { tabindex: -1 }, h("span.figure", `${right} of ${questions.length}`), " right");
  put(
    by("questions"),
    heading,
    h(
      "p",
      wrong.length > 0
        ? `${many(wrong.length, "answer")} not right: as cards below.`
        : "All of them. Measure another condition, and it asks anew.",
    ),
    h("p.soft", `The score is kept in this browser. ${keepScore(right, questions.length)}`),
    h(
      "div.row",
      button("Ask me again", start, { class: "first" }),
      h("a.button", { href: "#cheat" }, "To the cheat sheet"),
    ),
  );
  heading.focus({ preventScroll: true });
  showDeck(wrong);
};

const start = () => {
  by("again").hidden = true;
  askAll(by("questions"), questions, end);
};

const intro = () => {
  const count = (wanted) => questions.filter(({ kind }) => kind === wanted).length;
  const measured = count("measured");
  return [
    h(
      "p.lead",
      `${many(questions.length, "question")}: ${measured} made from what was measured, ` +
        `${count("code")} with code to read.`,
    ),
    measured < ENOUGH_MEASURED &&
      h(
        "p.soft",
        `This experiment supports only ${measured} measured ones. Only what was judged is asked; more ` +
          "trials, setups or distances give more.",
      ),
    button("Begin", start, { class: "first" }),
  ];
};

by("print").addEventListener("click", () => print());
followMeasured("the questions", by("quiz"), ({ comparison, example }) => {
  const all = conditionsOf(comparison);
  questions = questionsFor(comparison, all);
  put(by("questions"), intro());
  const before = wrongBefore();
  showDeck(questions.filter(({ id }) => before.includes(id)));
  put(by("sheet-place"), cheatSheet(comparison, example, all));
  put(by("how"), measuredWhere(comparison, example));
});
