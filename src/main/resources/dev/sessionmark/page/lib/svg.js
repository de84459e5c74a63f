// Parts of drawings.

import { s } from "./dom.js";

/** A level line. */
export const across = (look, x1, x2, y) => s("line", { class: look || null, x1, x2, y1: y, y2: y });

/** A line upwards. */
export const upright = (look, x, y1, y2) => s("line", { class: look || null, x1: x, x2: x, y1, y2 });

/** The pattern of what stands blocked, or of where something changes. */
export const hatch = (id, size = 8) =>
  s(
    "defs",
    s(
      "pattern",
      { id, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      upright("hatch", 0, 0, size),
    ),
  );

/** The mark at the upper edge of what was never served. */
export const lostMark = (x, top, attributes, ...children) =>
  s("path", { d: `M${x - 5} ${top + 6} l5 -8 l5 8 z`, ...attributes }, ...children);

/** A piece of a line, beside a name. */
export const lineSample = (hue, dash) =>
  s(
    "svg.swatch",
    { width: 32, height: 8, viewBox: "0 0 32 8", "aria-hidden": "true" },
    s("path", { d: "M0 4h32", stroke: `var(${hue})`, "stroke-width": 2.5, "stroke-dasharray": dash.join(" ") }),
  );

/** The path through points, each [x, y]. */
export const through = (points) =>
  points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join(" ");
