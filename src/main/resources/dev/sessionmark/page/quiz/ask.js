// Asks one question after the other.

import { button, h, put, toCopy } from "../lib/dom.js";

const KINDS = { measured: "made from this measurement", code: "code to read", idea: "the idea" };

const explained = ({ options, right, why }, chosen) => {
  const others = options.filter((option, i) => i !== right && option.why);
  return [
    h(
      "p.lead",
      h("strong", chosen === right ? "Right. " : "Not right. "),
      chosen !== right && `It is: ${options[right].text}.`,
    ),
    h("p", why),
    others.some((option) => option.why !== why) &&
      h(
        "dl.wrongs",
        others.map((option) => h("div", h("dt", option.text), h("dd", option.why))),
      ),
  ];
};

/** What a question asks, with its code. */
export const asked = ({ text, code }) => [h("p.question", text), code && toCopy("code", code)];

/** Asks all in a place; onEnd gets the questions that were answered wrongly. */
export const askAll = (place, questions, onEnd) => {
  const wrong = [];
  const ask = (i) => {
    const question = questions[i];
    const answer = h("button", { type: "submit", class: "first", disabled: true }, "Answer");
    const said = h("div.stack", { "aria-live": "polite" });
    const choose = () => {
      answer.disabled = false;
    };
    const options = question.options.map(({ text }, n) =>
      h("label.check.option", h("input", { type: "radio", name: "answer", value: n, onchange: choose }), text),
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
      const go = () => (last ? onEnd(wrong) : ask(i + 1));
      const next = button(last ? "See how it went" : "Next question", go, { class: "first" });
      put(said, explained(question, chosen), next);
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
    });
    put(place, form);
    if (i > 0) form.querySelector("input").focus({ preventScroll: true });
  };
  ask(0);
};
