// The share card: made here, uploaded nowhere. An image stands alone, so its colours are fixed.

import { answer, distances } from "./bet.js";
import { FARTHEST_MS } from "./bet-board.js";
import { command, planOf } from "./command.js";
import { h, put, s } from "./dom.js";
import { number, tick } from "./format.js";

const WIDTH = 1200;
const HEIGHT = 630;
const INK = "#1b1f24";
const SOFT = "#57616c";
const LINE = "#d3d9df";
const COLOURS = { advice: "#0b7a75", mistake: "#b4520a" };
const NAMES = { advice: "non-blocking session per request", mistake: "blocking session on the event loop" };

const wrapped = (text, most) => {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word;
  }
  return lines;
};

const machineOf = ({ environment, version, mode }) =>
  `${environment.cpu}, ${environment.cores} cores. ${environment.java}, ${environment.postgresVersion}, Sessionmark ${version} (${mode}).`;

/** Everything that the card says. */
export const cardText = (bet, crossing, comparison, where) =>
  [
    "From which distance to the database on does a non-blocking session per request make a difference?",
    answer(bet, crossing, where),
    machineOf(comparison),
    command(planOf(comparison)),
  ].join("\n");

const text = (x, y, size, fill, content, more = {}) => s("text", { x, y, "font-size": size, fill, ...more }, content);

const plot = (bet, crossing, measured) => {
  const [left, right, top, bottom] = [110, WIDTH - 60, 262, 440];
  const rows = measured.flatMap((one) => [one.advice, one.mistake]).filter(Boolean);
  const values = rows.map((row) => row.responseTime.p99Ms).filter((v) => v > 0);
  const [low, high] = values.length ? [10 ** Math.floor(Math.log10(Math.min(...values))), 10 ** Math.ceil(Math.log10(Math.max(...values)))] : [1, 1000];
  const x = (ms) => left + ((right - left) * ms) / FARTHEST_MS;
  const y = (v) => bottom - ((bottom - top) * Math.log10((v ?? high) / low)) / Math.log10(high / low);
  const parts = [];
  for (let v = low; v <= high * 1.01; v *= 10) {
    parts.push(s("line", { x1: left, x2: right, y1: y(v), y2: y(v), stroke: LINE }), text(left - 12, y(v) + 5, 15, SOFT, tick(v), { "text-anchor": "end" }));
  }
  for (const { ms } of measured) parts.push(text(x(ms), bottom + 24, 15, SOFT, number(ms), { "text-anchor": "middle" }));
  if (crossing.kind === "between") {
    parts.push(s("rect", { x: x(crossing.low), y: top, width: x(crossing.high) - x(crossing.low), height: bottom - top, fill: INK, opacity: 0.12 }));
  }
  for (const side of ["advice", "mistake"]) {
    const drawn = measured.filter((one) => one[side]);
    const d = drawn.map((one, i) => `${i ? "L" : "M"}${x(one.ms)} ${y(one[side].responseTime.p99Ms)}`).join(" ");
    parts.push(s("path", { d, fill: "none", stroke: COLOURS[side], "stroke-width": 4 }), drawn.map((one) => s("circle", { cx: x(one.ms), cy: y(one[side].responseTime.p99Ms), r: 6, fill: COLOURS[side] })));
  }
  if (bet !== null) parts.push(s("line", { x1: x(bet), x2: x(bet), y1: top - 8, y2: bottom, stroke: INK, "stroke-width": 3 }), text(x(bet), top - 16, 18, INK, "the bet", { "text-anchor": "middle", "font-weight": 600 }));
  parts.push(text(left, 210, 18, COLOURS.advice, NAMES.advice, { "font-weight": 600 }), text(left + 340, 210, 18, COLOURS.mistake, NAMES.mistake, { "font-weight": 600 }), text(right, 210, 15, SOFT, "p99 by distance, ms", { "text-anchor": "end" }));
  return parts;
};

/** The card as the text of an SVG file. */
export const cardSvg = (bet, crossing, comparison, where) => {
  const said = wrapped(answer(bet, crossing, where), 54);
  const svg = s(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, "font-family": "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif" },
    s("title", {}, answer(bet, crossing, where)),
    s("rect", { width: WIDTH, height: HEIGHT, fill: "#ffffff" }),
    text(60, 64, 20, SOFT, "Sessionmark: from which distance to the database on does the usual advice make a difference?"),
    said.slice(0, 2).map((line, i) => text(60, 112 + i * 42, 34, INK, line, { "font-weight": 650 })),
    plot(bet, crossing, distances(comparison)),
    wrapped(machineOf(comparison), 120).map((line, i) => text(60, 506 + i * 22, 16, SOFT, line)),
    wrapped(command(planOf(comparison)), 118).slice(0, 3).map((line, i) => text(60, 560 + i * 20, 14, INK, line, { "font-family": "ui-monospace, 'DejaVu Sans Mono', monospace" })),
  );
  return new XMLSerializer().serializeToString(svg);
};

const png = async (svg) => {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    const canvas = h("canvas", { width: WIDTH, height: HEIGHT });
    canvas.getContext("2d").drawImage(image, 0, 0);
    return await new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("The browser makes no PNG of it."))), "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
};

const save = (blob, name) => {
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

let preview = null;

/** The card with its three forms to keep. */
export const shareCard = (bet, crossing, comparison, where) => {
  const svg = cardSvg(bet, crossing, comparison, where);
  const words = cardText(bet, crossing, comparison, where);
  if (preview) URL.revokeObjectURL(preview);
  preview = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const trouble = h("p", { role: "alert" });
  const button = (label, act) =>
    h("button", { type: "button", onclick: async () => { try { await act(); } catch (error) { put(trouble, error.message); } } }, label);
  return h(
    "div",
    { class: "card stack" },
    h("h2", {}, "Share card"),
    h("img", { src: preview, width: WIDTH, height: HEIGHT, alt: words }),
    h(
      "div",
      { class: "row" },
      button("Save SVG", () => save(new Blob([svg], { type: "image/svg+xml" }), "sessionmark-bet.svg")),
      button("Save PNG", async () => save(await png(svg), "sessionmark-bet.png")),
      button("Save text", () => save(new Blob([words + "\n"], { type: "text/plain" }), "sessionmark-bet.txt")),
      h("span", { class: "soft small" }, "Made in your browser. Nothing is uploaded."),
    ),
    trouble,
  );
};
