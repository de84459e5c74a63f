// The share card: made here, uploaded nowhere. An image stands alone, so its colours are fixed.

import { command } from "../lib/command.js";
import { h, s } from "../lib/dom.js";
import { saveButton } from "../lib/save.js";
import { machine } from "../lib/words.js";
import { drawing } from "./bet-drawing.js";
import { answer, bands, distances, quantileOf } from "./bet.js";

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 60;
const SCALE = 1.4;
const PLOT_HEIGHT = 220;
const SAID = { size: 34, line: 42, most: 54 };
const WHERE = { size: 16, line: 22, most: 120 };
const COMMAND = { size: 14, line: 20, most: 118 };
const INK = "#1b1f24";
const SOFT = "#57616c";
const COLOURS = { "--reactive": "#0b7a75", "--blocking": "#b4520a" };
// Lines differ by dash and mark as well, for those who do not see the colours and for printers that have none.
const DASHES = { mistake: "14 8" };
// A file has no style sheet: what that of the page says of the drawing becomes attributes.
const LOOKS = {
  text: { "font-size": 13 },
  "text:not(.end)": { fill: SOFT },
  ".end, .bet text": { "font-weight": 600 },
  ".grid": { stroke: "#d3d9df" },
  ".axis, .hatch": { stroke: "#7c8792" },
  ".hatch, .bet line": { "stroke-width": 2 },
  ".line path:not(.mark)": { fill: "none", "stroke-width": 2.5 },
  ".bet line": { stroke: INK },
  ".bet text": { fill: INK },
};
const fixed = (drawn) => {
  for (const [selector, attributes] of Object.entries(LOOKS))
    for (const node of drawn.querySelectorAll(selector))
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return drawn;
};

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

/** The card as the text of an SVG file. Nothing that it says is cut: it is as high as its words need. */
const cardSvg = (bet, comparison) => {
  const parts = [];
  let y = 64;
  const write = (text, { size, line, most }, fill, more = {}) => {
    for (const words of wrapped(text, most)) {
      parts.push(s("text", { x: MARGIN, y, "font-size": size, fill, ...more }, words));
      y += line;
    }
  };
  const title = "Sessionmark: from which distance to the database on does the usual advice make a difference?";
  write(title, { size: 20, line: 48, most: WIDTH }, SOFT);
  write(answer(bet, comparison), SAID, INK, { "font-weight": 650 });
  const measured = distances(comparison);
  const shown = { bet: bet ?? undefined, measured, bands: bands(comparison), conditions: [] };
  const plot = drawing(
    { ...shown, quantile: quantileOf(measured) },
    { width: (WIDTH - 2 * MARGIN) / SCALE, height: PLOT_HEIGHT, dashes: DASHES },
  );
  const transform = `translate(${MARGIN} ${y - SAID.line}) scale(${SCALE})`;
  parts.push(fixed(s("g", { transform }, plot.parts)));
  y += PLOT_HEIGHT * SCALE;
  write(`Response time by distance to the database, ms. ${machine(comparison)}.`, WHERE, SOFT);
  y += 12;
  const mono = { "font-family": "ui-monospace, 'DejaVu Sans Mono', monospace" };
  write(command(comparison.parameters), COMMAND, INK, mono);
  const height = Math.max(HEIGHT, y + 12);
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
    parts,
  );
  const text = new XMLSerializer().serializeToString(svg);
  return { height, svg: text.replace(/var\((--\w+)\)/g, (_, name) => COLOURS[name]) };
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
  const words = cardText(bet, comparison);
  if (preview) URL.revokeObjectURL(preview);
  preview = URL.createObjectURL(new Blob([card.svg], { type: "image/svg+xml" }));
  const trouble = h("p", { role: "alert" });
  const button = (kind, type, make) =>
    saveButton(`Save ${kind}`, trouble, async () => ({
      content: await make(),
      type,
      name: `sessionmark-bet.${kind === "text" ? "txt" : kind.toLowerCase()}`,
    }));
  return h(
    "div.card.stack",
    h("h2", "Share card"),
    h("img", { src: preview, width: WIDTH, height: card.height, alt: words }),
    h(
      "div.row",
      button("SVG", "image/svg+xml", () => card.svg),
      button("PNG", "image/png", () => png(card)),
      button("text", "text/plain", () => words + "\n"),
      h("span.soft.small", "Made in your browser. Nothing is uploaded."),
    ),
    trouble,
  );
};
