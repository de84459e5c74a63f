// Asks one question after the other.

import { h, put } from "../lib/dom.js";

const KINDS = { measured: "made from this measurement", code: "code to read", idea: "the idea" };

const explained = (question, chosen) => [
  h(
    "p.lead",
    h("strong", chosen === question.right ? "Right. " : "Not right. "),
    chosen === question.right ? "" : `It is: ${question.options[question.right].text}.`,
  ),
  h("p", question.why),
  question.options.some((option, i) => i !== question.right && option.why && option.why !== question.why) &&
    h(
      "dl.wrongs",
      question.options.map(
        (option, i) => i !== question.right && option.why && h("div", h("dt", option.text), h("dd", option.why)),
      ),
    ),
];

/** What a question asks, with its code. */
export const asked = (question) => [
  h("p.question", question.text),
  question.code && h("pre.copy", { tabindex: 0, "aria-label": "code" }, question.code),
];

/** Asks all in a place; onEnd gets the questions that were answered wrongly. */
export const askAll = (place, questions, onEnd) => {
  const wrong = [];
  const ask = (i) => {
    const question = questions[i];
    const answer = h("button", { type: "submit", class: "first", disabled: true }, "Answer");
    const said = h("div.stack", { "aria-live": "polite" });
    const options = question.options.map((option, n) =>
      h(
        "label.check.option",
        h("input", {
          type: "radio",
          name: "answer",
          value: n,
          onchange: () => {
            answer.disabled = false;
          },
        }),
        option.text,
      ),
    );
    const form = h(
      "form.stack",
      h("p.soft.small", `Question ${i + 1} of ${questions.length}, ${KINDS[question.kind]}`),
      h("fieldset.stack", h("legend.hidden-visually", question.text), asked(question), options),
      answer,
      said,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = Number(form.elements.answer.value);
      if (chosen !== question.right) wrong.push(question);
      form.querySelectorAll("input").forEach((input, n) => {
        input.disabled = true;
        input.parentElement.classList.toggle("right", n === question.right);
      });
      answer.remove();
      const last = i + 1 === questions.length;
      const next = h(
        "button",
        { type: "button", class: "first", onclick: () => (last ? onEnd(wrong) : ask(i + 1)) },
        last ? "See how it went" : "Next question",
      );
      put(said, explained(question, chosen), next);
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
    });
    put(place, form);
    if (i > 0) form.querySelector("input").focus({ preventScroll: true });
  };
  ask(0);
};
