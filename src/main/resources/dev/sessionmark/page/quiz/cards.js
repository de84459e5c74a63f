// What was wrong comes again as cards that turn.

import { h, put, speak } from "../lib/dom.js";
import { many } from "../lib/words.js";
import { asked } from "./ask.js";

/** Shows a deck; onChange gets the questions left in it. */
export const cards = (place, questions, onChange) => {
  const deck = [...questions];
  const show = () => {
    if (deck.length === 0) {
      put(place, questions.length > 0 && h("p", { role: "status" }, "No card is left."));
      return;
    }
    const [question] = deck;
    const front = h("div.front.stack", asked(question));
    const back = h(
      "div.back.stack",
      { hidden: true },
      h("p.lead", h("strong", question.options[question.right].text)),
      h("p", question.why),
    );
    const card = h("div.card.panel", front, back);
    const turn = h("button", { type: "button", class: "first", "aria-expanded": "false" }, "Turn the card");
    const knew = h("button", { type: "button", hidden: true }, "Knew it");
    const notYet = h("button", { type: "button", hidden: true }, "Not yet");
    turn.addEventListener("click", () => {
      const turned = Boolean(back.hidden);
      back.hidden = !turned;
      front.hidden = turned;
      card.classList.toggle("turned", turned);
      turn.setAttribute("aria-expanded", String(turned));
      put(turn, turned ? "Turn it back" : "Turn the card");
      knew.hidden = notYet.hidden = !turned;
      if (turned) speak(back.textContent);
    });
    const next = (known) => () => {
      deck.shift();
      if (!known) deck.push(question);
      onChange([...deck]);
      show();
      place.querySelector("button")?.focus({ preventScroll: true });
    };
    knew.addEventListener("click", next(true));
    notYet.addEventListener("click", next(false));
    put(
      place,
      h("p.soft", `${many(deck.length, "card")} left. What you knew goes; the others come again.`),
      card,
      h("div.row", turn, knew, notYet),
    );
  };
  show();
};
