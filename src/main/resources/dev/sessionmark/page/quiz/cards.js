// What was wrong comes again as cards that turn.

import { button, h, put, speak } from "../lib/dom.js";
import { many } from "../lib/words.js";
import { asked } from "./ask.js";

/** Shows a deck; onChange gets the questions left in it. */
export const cards = (place, questions, onChange) => {
  const deck = [...questions];
  const show = () => {
    const [question] = deck;
    if (!question) {
      put(place, questions.length > 0 && h("p", { role: "status" }, "No card is left."));
      return;
    }
    const front = h("div.front.stack", asked(question));
    const answer = h("p.lead", h("strong", question.options[question.right].text));
    const back = h("div.back.stack", { hidden: true }, answer, h("p", question.why));
    const card = h("div.card.panel", front, back);
    const next = (known) => () => {
      deck.shift();
      if (!known) deck.push(question);
      onChange([...deck]);
      show();
      place.querySelector("button")?.focus({ preventScroll: true });
    };
    const knew = button("Knew it", next(true), { hidden: true });
    const notYet = button("Not yet", next(false), { hidden: true });
    const flip = () => {
      const turned = Boolean(back.hidden);
      front.hidden = turned;
      back.hidden = knew.hidden = notYet.hidden = !turned;
      card.classList.toggle("turned", turned);
      turn.setAttribute("aria-expanded", String(turned));
      put(turn, turned ? "Turn it back" : "Turn the card");
      if (turned) speak(back.textContent);
    };
    const turn = button("Turn the card", flip, { class: "first", "aria-expanded": "false" });
    const left = `${many(deck.length, "card")} left. What you knew goes; the others come again.`;
    put(place, h("p.soft", left), card, h("div.row", turn, knew, notYet));
  };
  show();
};
