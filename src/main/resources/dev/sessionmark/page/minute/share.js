// The share card: made here, uploaded nowhere. An image stands alone, so its colours are fixed.

import { highestOf } from "../comparison/quantile.js";
import { command } from "../lib/command.js";
import { h, s } from "../lib/dom.js";
import { number, tick } from "../lib/format.js";
import { saveButton } from "../lib/save.js";
import { through } from "../lib/svg.js";
import { machine } from "../lib/words.js";
import { distanceTicks, farthestOf, mark, points } from "./bet-board.js";
import { answer, bands, distances } from "./bet.js";

const WIDTH = 1200;
const HEIGHT = 630;
const SAID = { size: 34, line: 42, most: 54 };
const COMMAND = { size: 14, line: 20, most: 118 };
const INK = "#1b1f24";
const SOFT = "#57616c";
const LINE = "#d3d9df";
// Lines differ by dash and mark as well, for those who do not see the colours and for printers that have none.
const COLOURS = { advice: "#0b7a75", mistake: "#b4520a" };
const DASHES = { advice: null, mistake: "14 8" };
const NAMES = { advice: "non-blocking session per request", mistake: "blocking session on the event loop" };

const wrapped = (text, most) => {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last && last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
};

/** Everything that the card says. */
const cardText = (bet, comparison) =>
  [
    "From which distance to the database on does a non-blocking session per request make a difference?",
    answer(bet, comparison),
    `${machine(comparison)}.`,
    command(comparison.parameters),
  ].join("\n");

const text = (x, y, size, fill, content, more = {}) => s("text", { x, y, "font-size": size, fill, ...more }, content);

const line = (side, d) =>
  s("path", { d, fill: "none", stroke: COLOURS[side], "stroke-width": 4, "stroke-dasharray": DASHES[side] });
const dot = (side, x, y) => mark(side, x, y, 7, { fill: COLOURS[side] });

const plot = (bet, changes, measured, top) => {
  const [left, right, bottom] = [110, WIDTH - 60, top + 178];
  const quantile = highestOf(
    measured
      .flatMap(({ advice, mistake }) => [advice, mistake])
      .filter(Boolean)
      .map((row) => row.responseTime),
  );
  const lines = ["advice", "mistake"].map((side) => ({ side, drawn: points(measured, side, quantile) }));
  const values = lines.flatMap(({ drawn }) => drawn.map(({ value }) => value)).filter((v) => v > 0);
  const [low, high] = values.length
    ? [10 ** Math.floor(Math.log10(Math.min(...values))), 10 ** Math.ceil(Math.log10(Math.max(...values)))]
    : [1, 1000];
  const farthest = farthestOf(measured.map(({ ms }) => ms));
  const x = (ms) => left + ((right - left) * ms) / farthest;
  const y = (v) => bottom - ((bottom - top) * Math.log10(v / low)) / Math.log10(high / low);
  const parts = [];
  for (let v = low; v <= high * 1.01; v *= 10) {
    parts.push(
      s("line", { x1: left, x2: right, y1: y(v), y2: y(v), stroke: LINE }),
      text(left - 12, y(v) + 5, 15, SOFT, tick(v), { "text-anchor": "end" }),
    );
  }
  for (const v of distanceTicks(farthest, right - left))
    parts.push(text(x(v), bottom + 24, 15, SOFT, number(v), { "text-anchor": "middle" }));
  for (const { low: from, high: to } of changes)
    parts.push(
      s("rect", {
        x: x(from),
        y: top,
        width: Math.max(2, x(to) - x(from)),
        height: bottom - top,
        fill: INK,
        opacity: 0.12,
      }),
    );
  lines.forEach(({ side, drawn }, i) => {
    // Too few answers are no point; requests never served are one at the upper edge.
    const at = (point) => (point.lost ? top : y(point.value));
    const lost = drawn.find((point) => point.lost);
    parts.push(
      drawn.length > 1 && line(side, through(drawn.map((point) => [x(point.ms), at(point)]))),
      drawn.map((point) =>
        point.lost
          ? s("path", { d: `M${x(point.ms) - 9} ${top + 14} l9 -14 l9 14 z`, fill: COLOURS[side] })
          : dot(side, x(point.ms), at(point)),
      ),
      lost &&
        text(x(lost.ms), top + 34 + 20 * i, 15, COLOURS[side], "not served", {
          "text-anchor": x(lost.ms) > (left + right) / 2 ? "end" : "start",
          "font-weight": 600,
        }),
    );
  });
  if (typeof bet === "number")
    parts.push(
      s("line", { x1: x(bet), x2: x(bet), y1: top - 8, y2: bottom, stroke: INK, "stroke-width": 3 }),
      text(x(bet), top - 16, 18, INK, "the bet", { "text-anchor": "middle", "font-weight": 600 }),
    );
  ["advice", "mistake"].forEach((side, i) => {
    const from = left + 420 * i;
    parts.push(
      line(side, `M${from} ${top - 58}h48`),
      dot(side, from + 24, top - 58),
      text(from + 60, top - 52, 18, COLOURS[side], NAMES[side], { "font-weight": 600 }),
    );
  });
  parts.push(
    text(right, top - 52, 15, SOFT, `${quantile ?? "response time"} by distance, ms`, { "text-anchor": "end" }),
  );
  return parts.filter(Boolean);
};

/** The card as the text of an SVG file. Nothing that it says is cut: it is as high as its words need. */
const cardSvg = (bet, comparison) => {
  const said = wrapped(answer(bet, comparison), SAID.most);
  const where = wrapped(`${machine(comparison)}.`, 120);
  const typed = wrapped(command(comparison.parameters), COMMAND.most);
  const top = 194 + SAID.line * said.length;
  const below = top + 244;
  const commandAt = below + 22 * where.length + 12;
  const height = Math.max(HEIGHT, commandAt + COMMAND.line * typed.length + 12);
  const svg = s(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: WIDTH,
      height,
      "font-family": "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif",
    },
    s("title", answer(bet, comparison)),
    s("rect", { width: WIDTH, height, fill: "#ffffff" }),
    text(
      60,
      64,
      20,
      SOFT,
      "Sessionmark: from which distance to the database on does the usual advice make a difference?",
    ),
    said.map((line, i) => text(60, 112 + i * SAID.line, SAID.size, INK, line, { "font-weight": 650 })),
    plot(bet, bands(comparison), distances(comparison), top),
    where.map((line, i) => text(60, below + i * 22, 16, SOFT, line)),
    typed.map((line, i) =>
      text(60, commandAt + i * COMMAND.line, COMMAND.size, INK, line, {
        "font-family": "ui-monospace, 'DejaVu Sans Mono', monospace",
      }),
    ),
  );
  return { height, svg: new XMLSerializer().serializeToString(svg) };
};

const png = async ({ svg, height }) => {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    const canvas = h("canvas", { width: WIDTH, height });
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    return await new Promise((done, fail) =>
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("The browser makes no PNG of it."))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
};

/** @type {any} */ let preview = null;

/** The card with its three forms to keep. */
export const shareCard = (bet, comparison) => {
  const card = cardSvg(bet, comparison);
  const { svg, height } = card;
  const words = cardText(bet, comparison);
  if (preview) URL.revokeObjectURL(preview);
  preview = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const trouble = h("p", { role: "alert" });
  return h(
    "div.card.stack",
    h("h2", "Share card"),
    h("img", { src: preview, width: WIDTH, height, alt: words }),
    h(
      "div.row",
      saveButton("Save SVG", trouble, () => ({ content: svg, type: "image/svg+xml", name: "sessionmark-bet.svg" })),
      saveButton("Save PNG", trouble, async () => ({
        content: await png(card),
        type: "image/png",
        name: "sessionmark-bet.png",
      })),
      saveButton("Save text", trouble, () => ({
        content: words + "\n",
        type: "text/plain",
        name: "sessionmark-bet.txt",
      })),
      h("span.soft.small", "Made in your browser. Nothing is uploaded."),
    ),
    trouble,
  );
};
