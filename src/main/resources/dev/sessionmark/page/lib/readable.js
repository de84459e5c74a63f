// Drawings that are read with arrow keys and the pointer.

import { h, put, speak } from "./dom.js";

const FORWARD = ["ArrowRight", "ArrowUp"];
const BACK = ["ArrowLeft", "ArrowDown"];

/** The place that a key leads to among 0 to last, null where it leads nowhere; at is null before the first key. */
export const keyTo = (key, at, last, [forward, back] = [FORWARD, BACK]) => {
  const page = Math.max(1, Math.round((last + 1) / 10));
  const to = forward.includes(key)
    ? (at ?? -1) + 1
    : back.includes(key)
      ? (at ?? 1) - 1
      : { Home: 0, End: last, PageDown: (at ?? 0) + page, PageUp: (at ?? 0) - page }[key];
  return to === undefined ? null : Math.min(last, Math.max(0, to));
};

/** What a list does, that goes down. */
export const DOWNWARDS = [
  ["ArrowRight", "ArrowDown"],
  ["ArrowLeft", "ArrowUp"],
];

/**
 * Makes a drawing of several places readable: [the drawing with its keys, what is read]. says: a place as text, show:
 * the same as elements, near: the place of a pointer's event, null for none. draw is called with the place that is
 * read, or null, and when the width changes. spoken: each place that a key leads to is said aloud.
 */
export const readable = (
  svg,
  /** @type {any} */ { label, count, says, show = says, near, draw, keys = undefined, spoken = false },
) => {
  /** @type {any} */ let at = null;
  const reading = h("p.plot-reading");
  const target = h(
    "div.plot-keys",
    {
      role: "slider",
      tabindex: 0,
      "aria-label": label,
      "aria-valuemin": 1,
      "aria-valuemax": count,
      "aria-valuenow": 1,
      "aria-valuetext": says(0),
    },
    svg,
  );
  const point = (i) => {
    if (i === at) return;
    at = i;
    put(reading, i === null ? null : show(i));
    if (i !== null) {
      target.setAttribute("aria-valuenow", String(i + 1));
      target.setAttribute("aria-valuetext", says(i));
    }
    draw(at);
  };
  target.addEventListener("keydown", (event) => {
    const to = keyTo(event.key, at, count - 1, keys);
    if (to === null) return;
    event.preventDefault();
    if (spoken && to !== at) speak(says(to));
    point(to);
  });
  svg.addEventListener("pointermove", (event) => point(near(event)));
  svg.addEventListener("pointerleave", () => {
    if (document.activeElement !== target) point(null);
  });
  target.addEventListener("blur", () => point(null));
  new ResizeObserver(() => draw(at)).observe(target);
  return [target, reading];
};
