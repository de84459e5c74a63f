// The board on which the bet is placed: its slider runs over the axis of distances.

import { calm, put, s } from "../lib/dom.js";
import { drawing, LEFT } from "./bet-drawing.js";

const HEIGHT = 360;

export const betBoard = (place, range) => {
  const svg = s("svg.board", {
    role: "img",
    "aria-label": "Measured response times over the distance to the database",
    height: HEIGHT,
  });
  put(place, svg);
  let shown = { bet: null, measured: [], bands: [], conditions: [], quantile: null };
  let drawn = {};
  const isFresh = (setup, points) => {
    const fresh = drawn[setup] !== points && !calm();
    drawn[setup] = points;
    return fresh;
  };

  const draw = () => {
    const width = Math.max(280, place.clientWidth);
    const { parts, plotWidth, farthest } = drawing(shown, { width, height: HEIGHT, isFresh });
    range.style.marginLeft = `${LEFT - 12}px`;
    range.style.width = `${plotWidth + 24}px`;
    range.max = farthest;
    put(svg, parts);
    svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    svg.setAttribute("width", String(width));
  };

  new ResizeObserver(draw).observe(place);
  return {
    show(changes) {
      shown = { ...shown, ...changes };
      draw();
    },
    /** Lines draw themselves again. */
    forget() {
      drawn = {};
    },
  };
};
