// A heat map with its keys, something to read for those who cannot see it, and a range to choose.

import { button, followColours, h, put, speak } from "../lib/dom.js";
import { count, number, time } from "../lib/format.js";
import { foldedTable } from "../lib/table.js";
import { ground, layout, paint } from "./heat-paint.js";

const HEIGHT = 320;
// Five of twenty bins to a power of ten: four columns to each.
const WIDTH = 5;

/** The samples of one second. */
const total = (counts) => counts.reduce((sum, n) => sum + n, 0);

/** The bins in use, {low, high}, over all columns, and at least a few of them. */
const used = (columns, bins) => {
  const some = columns.flatMap(({ counts }) => [counts.findIndex((n) => n > 0), counts.findLastIndex((n) => n > 0)]);
  const filled = some.filter((i) => i >= 0);
  if (!filled.length) return { low: 0, high: Math.min(bins - 1, 19) };
  const high = Math.max(...filled);
  return { low: Math.max(0, Math.min(...filled, high - 9)), high };
};

/** The bin in which a share of the samples is reached, 0 to 1; -1 without samples. */
const binAt = (counts, share) => {
  const all = total(counts);
  if (all === 0) return -1;
  let missing = Math.max(1, Math.ceil(share * all));
  return counts.findIndex((n) => (missing -= n) <= 0);
};

/** Counts of several neighbouring bins together, as columns of a table. */
const gathered = (edges, { low, high }) => {
  const groups = [];
  for (let from = Math.floor(low / WIDTH) * WIDTH; from <= high; from += WIDTH) {
    const to = Math.min(edges.length - 1, from + WIDTH);
    const answers = ({ counts }) => total(counts.slice(from, to));
    const cell = (column) => (answers(column) ? count(answers(column)) : "-");
    groups.push({ name: `${time(edges[from])} to ${time(edges[to])}`, cell, number: true });
  }
  return groups;
};

/** "3 s to 6 s". */
const seconds = (columns, { from, to }) => {
  const last = columns[to].startSeconds + columns[to].lengthSeconds;
  return `${number(columns[from].startSeconds)} s to ${number(last)} s`;
};

/** A range in words. */
export const saysRange = (columns, range) => (range ? `From ${seconds(columns, range)}` : "In the whole window");

/**
 * The figure. columns: [{startSeconds, lengthSeconds, due, counts}], edges: of the bins, in ms. choose is told {from,
 * to}, places of columns, or null for all of them.
 */
export const heat = ({ title, caption, columns, edges, choose }) => {
  const shown = used(columns, edges.length - 1);
  const most = Math.max(1, ...columns.map(({ counts }) => Math.max(0, ...counts)));
  const canvas = h("canvas", { "aria-hidden": "true" });
  const label = `${title}. Arrow keys read it, with Shift they choose a range of seconds, Escape chooses all.`;
  const target = h("div.plot.plot-keys.heat", { tabindex: "0", role: "group", "aria-label": label }, canvas);
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
  const say = (aloud, what = "column") => {
    const { counts, startSeconds } = columns[cursor.column];
    const between = (bin) => `${time(edges[bin])} to ${time(edges[bin + 1])}`;
    const all = total(counts);
    const median = all
      ? `, median ${between(binAt(counts, 0.5))}, slowest up to ${time(edges[binAt(counts, 1) + 1])}`
      : "";
    const column = `Second ${number(startSeconds)}: ${count(all)} ${all === 1 ? "answer" : "answers"}${median}.`;
    const cell = `${between(cursor.bin)}: ${count(counts[cursor.bin])} of them.`;
    put(reading, `${column} ${cell}`);
    if (aloud) speak(what === "bin" ? `Second ${number(startSeconds)}, ${cell}` : column);
  };
  const select = (next) => {
    if (next?.from === range?.from && next?.to === range?.to) return;
    range = next;
    draw();
    choose(range);
    speak(`Chosen: ${range ? seconds(columns, range) : "the whole window"}.`);
  };
  const chooseAll = () => {
    anchor = null;
    select(null);
  };
  const between = (a, b) => ({ from: Math.min(a, b), to: Math.max(a, b) });
  const point = (event) => {
    const box = canvas.getBoundingClientRect();
    cursor = { column: at.column(event.clientX - box.left), bin: at.bin(event.clientY - box.top) };
    say(false);
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (!at || event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    point(event);
    anchor = cursor.column;
    draw();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!at) return;
    point(event);
    if (canvas.hasPointerCapture(event.pointerId)) range = between(anchor, cursor.column);
    draw();
  });
  canvas.addEventListener("pointerup", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    const dragged = between(anchor, cursor.column);
    range = null;
    select(dragged);
  });
  target.addEventListener("keydown", (event) => {
    const across = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === "Escape") chooseAll();
    if ((across === undefined && up === undefined) || !columns.length) return;
    event.preventDefault();
    const first = Math.max(shown.low, binAt(columns[0].counts, 0.5));
    const was = cursor ?? { column: across < 0 ? columns.length : -1, bin: first };
    const inside = (column) => Math.min(columns.length - 1, Math.max(0, column));
    const column = inside(was.column + (across ?? 0));
    cursor = { column, bin: Math.min(shown.high, Math.max(shown.low, was.bin + (up ?? 0))) };
    say(!event.shiftKey || across === undefined, across === undefined ? "bin" : "column");
    if (event.shiftKey && across !== undefined) {
      anchor ??= inside(was.column);
      select(between(anchor, column));
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
  const figures = foldedTable("The figures as a table", {
    label: `Table: ${title}`,
    columns: [
      { name: "second", cell: ({ startSeconds }) => String(startSeconds), number: true },
      { name: "due", cell: ({ due }) => count(due), number: true },
      { name: "answers", cell: ({ counts }) => count(total(counts)), number: true },
      ...gathered(edges, shown),
    ],
    rows: columns,
  });
  const all = button("Choose the whole window", chooseAll, { class: "quiet" });
  const keys = h("div.row", reading, all);
  return h("figure.stack", h("h3", title), target, keys, h("figcaption", caption), figures);
};
