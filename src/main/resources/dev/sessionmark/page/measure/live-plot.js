// A curve that goes on: the same plot is given new data, and nothing is built anew unless a setup or the width changes.

import { curves } from "../lib/curves.js";
import { colour, followColours, h, put, speak } from "../lib/dom.js";
import { plotTarget } from "../lib/plot.js";
import { followPointing, look } from "../lib/setups.js";
import { SECONDS } from "./live-log.js";

/**
 * A plot of a log. lines: [{name, width, show}], each drawn for every setup. y: {label, axis, scale}. read: what a
 * figure says in words. Returns {figure, draw}.
 */
export const livePlot = ({ title, caption, log, lines, y, read }) => {
  const target = plotTarget(title);
  const reading = h("p.plot-reading");
  /** @type {any} */ let drawn = null;
  let built = "";
  /** @type {any} */ let pointed = null;
  /** @type {any} */ let index = null;

  // Asking the style sheet costs a layout; its answer changes with the theme only.
  let colours = new Map();
  const paint = (name) => {
    if (!colours.has(name)) colours.set(name, colour(name));
    return colours.get(name);
  };
  followColours(() => {
    colours = new Map();
    drawn?.redraw(false);
  });

  // What is measured has a band behind it.
  const bands = (u) => {
    const { ctx } = u;
    const figures = log.all();
    ctx.save();
    ctx.fillStyle = paint("--band");
    for (let i = 1; i < figures.length; i++) {
      if (figures[i].phase !== "WINDOW") continue;
      const from = Math.max(u.bbox.left, u.valToPos(figures[i - 1].at, "x", true));
      ctx.fillRect(from, u.bbox.top, u.valToPos(figures[i].at, "x", true) - from, u.bbox.height);
    }
    ctx.restore();
  };
  const say = (at, aloud) => {
    const one = log.all()[at];
    const text = one?.setup ? read(one) : "";
    put(reading, text);
    if (aloud && text) speak(text);
  };
  const build = (shown) => {
    drawn?.destroy();
    drawn = curves(target, {
      paint,
      xs: log.times(),
      lines: shown,
      x: {
        label: "seconds watched",
        axis: { space: 64 },
        scale: { range: (u, min, max) => [Math.max(0, max - SECONDS), Math.max(max, 5)] },
      },
      y,
      height: 220,
      points: { show: false },
      hooks: { drawClear: [bands], setCursor: [(u) => index === null && say(u.cursor.idx, false)] },
    });
  };

  const draw = () => {
    if (!target.clientWidth || log.last() === undefined) return;
    const setups = log.setups();
    const shown = setups.flatMap((setup) =>
      lines.map(({ name, width }) => ({ setup, ...look(setup), width, values: log.values(setup, name) })),
    );
    const now = `${target.clientWidth} ${setups}`;
    if (now === built) drawn.setData([log.times(), ...shown.map(({ values }) => values)]);
    else build(shown);
    built = now;
    shown.forEach(({ setup }, i) => {
      drawn.series[i + 1].alpha = pointed === null || pointed === setup ? 1 : 0.25;
    });
  };
  followPointing((setup) => {
    pointed = log.setups().includes(setup) ? setup : null;
    if (drawn) draw();
  });
  target.addEventListener("keydown", (event) => {
    const last = log.all().length - 1;
    const to = { ArrowLeft: (index ?? last + 1) - 1, ArrowRight: (index ?? last) + 1, Home: 0, End: last }[event.key];
    if (to === undefined || !drawn || last < 0) return;
    event.preventDefault();
    const step = event.key === "ArrowRight" || event.key === "Home" ? 1 : -1;
    index = Math.min(last, Math.max(0, to));
    // A hole says nothing: on to the next figure.
    while (!log.all()[index]?.setup && index + step >= 0 && index + step <= last) index += step;
    drawn.setCursor({ left: drawn.valToPos(log.all()[index].at, "x"), top: 0 });
    say(index, true);
  });
  target.addEventListener("blur", () => {
    index = null;
  });
  return { figure: h("figure.stack", h("h3", title), target, reading, h("figcaption", caption)), draw };
};
