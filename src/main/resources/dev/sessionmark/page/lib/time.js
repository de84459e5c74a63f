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

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Runs when a tab is seen again and stops when it is hidden: one stream per tab at most. */
export const whileVisible = (start, stop) => {
  let running = false;
  const look = () => {
    if (document.hidden === !running) return;
    running = !document.hidden;
    if (running) start();
    else stop();
  };
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => {
    if (running) {
      running = false;
      stop();
    }
  });
  look();
  return () => {
    document.removeEventListener("visibilitychange", look);
    if (running) stop();
    running = false;
  };
};

/** Looks at once and from time to time, while somebody sees the tab. */
export const lookEvery = (ms, look) => {
  let timer = 0;
  const start = () => {
    timer = setInterval(look, ms);
    look();
  };
  whileVisible(start, () => clearInterval(timer));
};
