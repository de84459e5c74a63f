// A curve that goes on: the same plot is given new data, and nothing is built anew unless a setup or the width changes.

import { colour, h, put, speak } from "../lib/dom.js";
import { axisOf } from "../lib/plot.js";
import { followPointing, look } from "../lib/setups.js";
import { SECONDS } from "./live-log.js";

const HEIGHT = 220;

/**
 * A plot of a log. lines: [{name, width, show}], each drawn for every setup. y: {label, axis, scale}. read: what a
 * figure says in words. Returns {figure, draw}.
 */
export const livePlot = ({ title, caption, log, lines, y, read }) => {
  const target = h("div.plot.plot-keys", {
    tabindex: "0",
    role: "group",
    "aria-label": `${title}. Left and right arrow keys read it.`,
  });
  const reading = h("p.plot-reading");
  const figure = h("figure.stack", h("h3", title), target, reading, h("figcaption", caption));
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
  const repaint = () => {
    colours = new Map();
    drawn?.redraw(false);
  };
  addEventListener("sessionmark:theme", repaint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);

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
  const axis = axisOf(paint);
  const say = (at, aloud) => {
    const one = log.all()[at];
    const text = one?.setup ? read(one) : "";
    put(reading, text);
    if (aloud && text) speak(text);
  };
  const fade = (setups) =>
    setups.forEach((setup, i) =>
      lines.forEach((line, k) => {
        drawn.series[1 + i * lines.length + k].alpha = pointed === null || pointed === setup ? 1 : 0.25;
      }),
    );
  const build = (setups, data) => {
    drawn?.destroy();
    const series = setups.flatMap((setup) =>
      lines.map(({ width }) => ({
        stroke: () => paint(look(setup).hue),
        dash: look(setup).dash,
        width,
        points: { show: false },
      })),
    );
    drawn = new globalThis.uPlot(
      {
        width: target.clientWidth,
        height: HEIGHT,
        padding: [8, 8, 0, 0],
        legend: { show: false },
        cursor: { drag: { x: false, y: false } },
        scales: {
          x: { time: false, range: (u, min, max) => [Math.max(0, max - SECONDS), Math.max(max, 5)] },
          y: y.scale,
        },
        axes: [axis({ label: "seconds watched", space: 64 }), axis({ size: 72, label: y.label, ...y.axis })],
        series: [{}, ...series],
        hooks: {
          drawClear: [bands],
          setCursor: [
            (u) => {
              if (index === null) say(u.cursor.idx, false);
            },
          ],
        },
      },
      data,
      target,
    );
  };

  const draw = () => {
    if (!target.clientWidth || log.last() === undefined) return;
    const setups = log.setups();
    const data = [log.times(), ...setups.flatMap((setup) => lines.map(({ name }) => log.values(setup, name)))];
    const now = `${target.clientWidth} ${setups}`;
    if (now === built) drawn.setData(data);
    else build(setups, data);
    built = now;
    fade(setups);
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
  return { figure, draw };
};
