// A heat map with its keys, something to read for those who cannot see it, and a range to choose.

import { followColours, h, put, speak } from "../lib/dom.js";
import { folded } from "../lib/folded.js";
import { count, number, time } from "../lib/format.js";
import { table } from "../lib/table.js";
import { binAt, gathered, total, used } from "./bins.js";
import { ground, layout, paint } from "./heat-paint.js";

const HEIGHT = 320;

// Five of twenty bins to a power of ten: four columns to each.
const WIDTH = 5;

const figures = (title, columns, edges, used) =>
  table({
    label: `Table: ${title}`,
    columns: [
      { name: "second", cell: ({ startSeconds }) => String(startSeconds), number: true },
      { name: "due", cell: ({ due }) => count(due), number: true },
      { name: "answers", cell: ({ counts }) => count(total(counts)), number: true },
      ...gathered(columns, edges, used, WIDTH).map(({ fromMs, toMs, counts }) => ({
        name: `${time(fromMs)} to ${time(toMs)}`,
        cell: (_, i) => (counts[i] ? count(counts[i]) : "-"),
        number: true,
      })),
    ],
    rows: columns,
  });

/** "3 s to 6 s". */
const seconds = (columns, { from, to }) => {
  const last = columns[to].startSeconds + columns[to].lengthSeconds;
  return `${number(columns[from].startSeconds)} s to ${number(last)} s`;
};

/**
 * The figure. columns: [{startSeconds, lengthSeconds, due, counts}], edges: of the bins, in ms. choose is told {from,
 * to},
 * places of columns, or null for all of them.
 */
export const heat = ({ title, caption, columns, edges, choose }) => {
  const shown = used(columns, edges.length - 1);
  const most = Math.max(1, ...columns.map(({ counts }) => Math.max(0, ...counts)));
  const canvas = h("canvas", { "aria-hidden": "true" });
  const target = h(
    "div.plot.plot-keys.heat",
    {
      tabindex: "0",
      role: "group",
      "aria-label": `${title}. Arrow keys read it, with Shift they choose a range of seconds, Escape chooses all.`,
    },
    canvas,
  );
  const reading = h("p.plot-reading");
  /** @type {any} */ let at = null;
  /** @type {any} */ let under = null;
  /** @type {any} */ let cursor = null;
  /** @type {any} */ let range = null;
  /** @type {any} */ let anchor = null;
  let asked = false;
  // Pointers move more often than screens draw.
  const draw = () => {
    if (asked || !at) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      under ??= ground(at, { columns, edges, most });
      paint(canvas, at, under, { range, cursor });
    });
  };
  const anew = () => {
    under = null;
    draw();
  };
  const median = (counts) => {
    const bin = binAt(counts, 0.5);
    return bin < 0
      ? ""
      : `, median ${time(edges[bin])} to ${time(edges[bin + 1])}, slowest up to ${time(edges[binAt(counts, 1) + 1])}`;
  };
  const say = (aloud, what) => {
    const { counts, startSeconds } = columns[cursor.column];
    const column =
      `Second ${number(startSeconds)}: ${count(total(counts))} ` +
      `${total(counts) === 1 ? "answer" : "answers"}${median(counts)}.`;
    const cell = `${time(edges[cursor.bin])} to ${time(edges[cursor.bin + 1])}: ${count(counts[cursor.bin])} of them.`;
    put(reading, `${column} ${cell}`);
    if (aloud) speak(what === "bin" ? `Second ${number(startSeconds)}, ${cell}` : column);
  };
  const select = (next, aloud) => {
    if (next?.from === range?.from && next?.to === range?.to) return;
    range = next;
    draw();
    choose(range);
    if (aloud) speak(range ? `Chosen: ${seconds(columns, range)}.` : "Chosen: the whole window.");
  };
  const between = (a, b) => ({ from: Math.min(a, b), to: Math.max(a, b) });
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return { column: at.column(event.clientX - box.left), bin: at.bin(event.clientY - box.top) };
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (!at || event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    cursor = place(event);
    anchor = cursor.column;
    say(false);
    draw();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!at) return;
    cursor = place(event);
    say(false);
    if (canvas.hasPointerCapture(event.pointerId)) range = between(anchor, cursor.column);
    draw();
  });
  canvas.addEventListener("pointerup", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    const dragged = between(anchor, cursor.column);
    range = null;
    select(dragged, true);
  });
  target.addEventListener("keydown", (event) => {
    const across = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === "Escape") {
      anchor = null;
      select(null, true);
      return;
    }
    if ((across === undefined && up === undefined) || !columns.length) return;
    event.preventDefault();
    const was = cursor ?? {
      column: across < 0 ? columns.length : -1,
      bin: Math.max(shown.low, binAt(columns[0].counts, 0.5)),
    };
    const column = Math.min(columns.length - 1, Math.max(0, was.column + (across ?? 0)));
    cursor = { column, bin: Math.min(shown.high, Math.max(shown.low, was.bin + (up ?? 0))) };
    say(!event.shiftKey || across === undefined, across === undefined ? "bin" : "column");
    if (event.shiftKey && across !== undefined) {
      anchor ??= Math.min(columns.length - 1, Math.max(0, was.column));
      select(between(anchor, column), true);
    } else anchor = null;
    draw();
  });
  new ResizeObserver(() => {
    if (!target.clientWidth || at?.width === target.clientWidth) return;
    at = layout(target.clientWidth, HEIGHT, columns.length, shown);
    canvas.style.setProperty("height", `${HEIGHT}px`);
    anew();
  }).observe(target);
  followColours(anew);
  const all = h(
    "button",
    {
      type: "button",
      class: "quiet",
      onclick: () => {
        anchor = null;
        select(null, true);
      },
    },
    "Choose the whole window",
  );
  return h(
    "figure.stack",
    h("h3", title),
    target,
    h("div.row", reading, all),
    h("figcaption", caption),
    folded("The figures as a table", () => figures(title, columns, edges, shown)),
  );
};

/** A range in words. */
export const saysRange = (columns, range) => (range ? `From ${seconds(columns, range)}` : "In the whole window");
