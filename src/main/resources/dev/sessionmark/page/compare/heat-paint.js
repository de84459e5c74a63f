// Painting a heat map: seconds across, response times upwards, counts as colour.

import { colour } from "../lib/dom.js";
import { count, tick } from "../lib/format.js";

// The scale cividis, which is read with every kind of eyes.
const STOPS = "00224e 123570 3b496c 575d6d 707173 8a8678 a59c74 c3b369 e1cc55 fee838"
  .split(" ")
  .map((hex) => [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16)));
// Below, it could not be told from a dark page.
const FEWEST = 0.14;

/** The colour of a share, 0 to 1, as "rgb(r, g, b)". */
const cividis = (share) => {
  const place = Math.min(1, Math.max(0, share)) * (STOPS.length - 1);
  const below = Math.min(STOPS.length - 2, Math.floor(place));
  const mix = STOPS[below].map((from, i) => Math.round(from + (place - below) * (STOPS[below + 1][i] - from)));
  return `rgb(${mix.join(", ")})`;
};

/** The colour of a count of at least one among counts of at most so many: equal ratios look equally far apart. */
const ofCount = (count, most) => cividis(FEWEST + (1 - FEWEST) * (most <= 1 ? 1 : Math.log(count) / Math.log(most)));

/** @returns {CanvasRenderingContext2D} */
const context = (canvas) => canvas.getContext("2d");

const FONT = "13px system-ui, sans-serif";
const LEFT = 72;
const RIGHT = 16;
const TOP = 32;
const BOTTOM = 48;
const KEY = 120;
// Three powers of ten: below, there is room for more than one label to each.
const FEW_ROWS = 60;

/** Where things are, in CSS pixels. */
export const layout = (width, height, columns, { low, high }) => {
  const [w, y1] = [Math.max(1, width - LEFT - RIGHT), height - BOTTOM];
  const rows = high - low + 1;
  return {
    width,
    height,
    low,
    high,
    x0: LEFT,
    y1,
    w,
    h: y1 - TOP,
    cellW: w / columns,
    cellH: (y1 - TOP) / rows,
    column: (x) => Math.min(columns - 1, Math.max(0, Math.floor(((x - LEFT) / w) * columns))),
    bin: (y) => low + Math.min(rows - 1, Math.max(0, Math.floor(((y1 - y) / (y1 - TOP)) * rows))),
  };
};

const axes = (c, at, columns, edges, soft) => {
  c.fillStyle = soft;
  c.textBaseline = "middle";
  c.textAlign = "right";
  // Round times lie between the edges of bins; those are evenly spaced by their logarithm.
  const row = (ms) => Math.log(ms / edges[0]) / Math.log(edges[1] / edges[0]) - at.low;
  const steps = at.high - at.low < FEW_ROWS ? [1, 2, 5] : [1];
  for (let power = Math.floor(Math.log10(edges[at.low])); 10 ** power <= edges[at.high + 1] * 1.001; power++) {
    for (const ms of steps.map((step) => step * 10 ** power)) {
      const y = at.y1 - row(ms) * at.cellH;
      if (y > at.y1 + 1 || y < at.y1 - at.h - 1) continue;
      c.fillText(tick(ms), at.x0 - 8, y);
      c.fillRect(at.x0 - 5, Math.round(y), 5, 1);
    }
  }
  c.textBaseline = "top";
  c.textAlign = "center";
  const every = [1, 2, 5, 10, 20, 50, 100].find((n) => at.w / (columns.length / n) >= 40) ?? 200;
  columns.forEach(({ startSeconds }, i) => {
    if (i % every === 0) c.fillText(`${startSeconds}`, at.x0 + (i + 0.5) * at.cellW, at.y1 + 6);
  });
  c.fillText("second of the window in which they were due", at.x0 + at.w / 2, at.y1 + 28);
};

const key = (c, at, most, soft) => {
  for (let i = 0; i < KEY; i++) {
    c.fillStyle = ofCount(most ** (i / (KEY - 1)), most);
    c.fillRect(at.x0 + 14 + i, 8, 1, 12);
  }
  c.fillStyle = soft;
  c.textBaseline = "middle";
  c.textAlign = "left";
  c.fillText("1", at.x0, 14);
  c.fillText(`${count(most)} ${most === 1 ? "answer" : "answers"}`, at.x0 + KEY + 20, 14);
};

/** All that stays while one points and chooses, on a canvas of its own. */
export const ground = (at, { columns, edges, most }) => {
  const canvas = document.createElement("canvas");
  canvas.width = at.width * devicePixelRatio;
  canvas.height = at.height * devicePixelRatio;
  const c = context(canvas);
  c.scale(devicePixelRatio, devicePixelRatio);
  c.font = FONT;
  c.fillStyle = colour("--band");
  c.fillRect(at.x0, at.y1 - at.h, at.w, at.h);
  columns.forEach(({ counts }, i) => {
    for (let bin = at.low; bin <= at.high; bin++) {
      if (!counts[bin]) continue;
      c.fillStyle = ofCount(counts[bin], most);
      // Half a pixel more, so that no seams show.
      c.fillRect(at.x0 + i * at.cellW, at.y1 - (bin - at.low + 1) * at.cellH, at.cellW + 0.5, at.cellH + 0.5);
    }
  });
  const soft = colour("--soft");
  axes(c, at, columns, edges, soft);
  key(c, at, most, soft);
  return canvas;
};

/** The ground with the range {from, to} and the cursor {column, bin} on it; both may be null. */
export const paint = (canvas, at, under, { range, cursor }) => {
  canvas.width = under.width;
  canvas.height = under.height;
  const c = context(canvas);
  c.drawImage(under, 0, 0);
  c.scale(devicePixelRatio, devicePixelRatio);
  c.lineWidth = 2;
  if (range) {
    const [x, w] = [at.x0 + range.from * at.cellW, (range.to - range.from + 1) * at.cellW];
    c.fillStyle = c.strokeStyle = colour("--ink");
    c.strokeRect(x, at.y1 - at.h, w, at.h);
    c.fillRect(x, at.y1, w, 4);
  }
  if (cursor) {
    const x = at.x0 + cursor.column * at.cellW;
    c.strokeStyle = colour("--focus");
    c.strokeRect(x, at.y1 - (cursor.bin - at.low + 1) * at.cellH, at.cellW, Math.max(3, at.cellH));
    c.lineWidth = 1;
    c.strokeRect(x, at.y1 - at.h, at.cellW, at.h);
  }
};
