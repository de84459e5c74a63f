// What takes long waits until the browser has painted what an input changed at once.

/** A function that calls draw after the next paint, once, with what it was last called with. */
export const afterPaint = (draw) => {
  /** @type {any} */ let last = null;
  const run = () => {
    const given = last;
    last = null;
    draw(...given);
  };
  return (...given) => {
    const waiting = last !== null;
    last = given;
    if (waiting) return;
    // A hidden page paints nothing.
    if (document.hidden) setTimeout(run);
    else requestAnimationFrame(() => setTimeout(run));
  };
};
