// The plots of the report. What it imports stands before it in the one file that a report is (HtmlReport).

import { curves, FROM_ZERO, LOG_MS } from "../page/lib/curves.js";
import { button, colour, followColours, h, put } from "../page/lib/dom.js";
import { rate, time } from "../page/lib/format.js";
import { lineSample } from "../page/lib/svg.js";

const blocks = JSON.parse(document.getElementById("plot-data")?.textContent ?? "[]");
const DASHES = [[], [10, 5], [2, 4], [12, 4, 2, 4], [18, 5], [6, 3], [12, 4, 2, 4, 2, 4], [4, 8], [1, 2]];
const TOP_PERCENT = [1, 2, 4, 10, 100, 1000, 10000, 100000, 1000000];
const plots = [];

const styled = ({ style }) => ({ hue: `--s${style % DASHES.length}`, dash: DASHES[style % DASHES.length] });

const percentile = (inverse) => {
  const decimals = inverse < 10 ? 0 : Math.max(0, Math.round(Math.log10(inverse)) - 2);
  return `${(100 * (1 - 1 / inverse)).toFixed(decimals)} %`;
};

/** A box that says the figures below the cursor, the largest first. */
const tip = (show) => {
  const box = h("div.tip", { hidden: true });
  const said = (u, index) =>
    u.series
      .map(({ label, show: isShown }, i) => ({ label, isShown, value: u.data[i][index] }))
      .filter(({ isShown, value }, i) => i > 0 && isShown && value !== null && value !== undefined)
      .sort((a, b) => b.value - a.value)
      .map(({ label, value }) => h("tr", h("th", label), h("td", show.y(value))));
  return {
    init: (u) => {
      u.over.append(box);
      u.over.addEventListener("mouseleave", () => (box.hidden = true));
    },
    setCursor: (u) => {
      const { idx: index, left } = u.cursor;
      box.hidden = index === null || index === undefined || left < 0;
      if (box.hidden) return;
      put(box, h("div", show.x(u.data[0][index])), h("table", said(u, index)));
      const width = u.over.clientWidth;
      box.style.left = left > width / 2 ? "" : left + 12 + "px";
      box.style.right = left > width / 2 ? width - left + 12 + "px" : "";
      box.style.top = "8px";
    },
  };
};

const draw = (parent, { setups }, { title, caption, wide = false, xs, key, x, y, height, show }) => {
  const target = h("div");
  parent.append(h("figure", { class: wide && "wide" }, h("h3", title), target, h("figcaption", caption)));
  const { init, setCursor } = tip(show);
  const plot = curves(target, {
    paint: colour,
    xs,
    lines: setups.map((one) => ({ label: one.setup, ...styled(one), values: one[key] })),
    x,
    y,
    height,
    points: { show: xs.length < 2 },
    hooks: { init: [init], setCursor: [setCursor] },
  });
  new ResizeObserver(() => plot.setSize({ width: target.clientWidth, height })).observe(target);
  plots.push(plot);
  return plot;
};

/** Buttons that show and hide the line of a setup in all plots of a block. */
const legend = ({ setups }, own) =>
  h(
    "div.legend",
    setups.map((one, i) => {
      const { hue, dash } = styled(one);
      const toggle = ({ currentTarget }) => {
        const show = currentTarget.getAttribute("aria-pressed") !== "true";
        currentTarget.setAttribute("aria-pressed", String(show));
        own.forEach((plot) => plot.setSeries(i + 1, { show }));
      };
      const attributes = { title: "Show or hide", "aria-pressed": "true" };
      return button([lineSample(hue, dash), one.setup], toggle, attributes);
    }),
  );

document.querySelectorAll(".plots").forEach((parent) => {
  const block = blocks[Number(parent.dataset.block)];
  const overTime = {
    xs: Array.from({ length: block.seconds }, (_, i) => i),
    height: 260,
    x: {
      label: "seconds into the window",
      axis: { incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500] },
      scale: { range: (u, min, max) => (min === max ? [min - 0.5, max + 0.5] : [min, max]) },
    },
  };
  const logTime = { label: "ms, log scale", ...LOG_MS };
  const second = (s) => `second ${s}`;
  const own = [];
  parent.append(legend(block, own));
  if (block.inverses.length > 0)
    own.push(
      draw(parent, block, {
        title: "Response time by percentile",
        caption: "From the moment a request was due. A line ends where fewer than ten requests are slower.",
        wide: true,
        xs: block.inverses,
        key: "latencyMs",
        height: 340,
        x: {
          label: "share of requests answered within the time, log scale of 1 / (1 - share)",
          axis: {
            splits: (u, axis, min, max) => TOP_PERCENT.filter((x) => x >= min && x <= max),
            values: (u, splits) => splits.map(percentile),
          },
          scale: { distr: 3, range: (u, min, max) => [min, Math.max(max, min * 10)] },
        },
        y: logTime,
        show: { x: percentile, y: time },
      }),
    );
  if (block.seconds > 0)
    own.push(
      draw(parent, block, {
        ...overTime,
        title: "Event-loop delay over time",
        caption: "The largest of each second, over all loops and trials.",
        key: "loopDelayMs",
        y: logTime,
        show: { x: second, y: time },
      }),
      draw(parent, block, {
        ...overTime,
        title: "Throughput over time",
        caption:
          "Right answers to the requests due in each second, mean of the trials; where a queue grew, at " +
          "the rate at which they came.",
        key: "throughputPerSecond",
        y: { label: "answers per second", ...FROM_ZERO },
        show: { x: second, y: rate },
      }),
    );
});

const redraw = () => plots.forEach((plot) => plot.redraw(false));
followColours(redraw);
// Paper is white, whatever the screen is.
const printing = (yes) => {
  document.documentElement.toggleAttribute("data-printing", yes);
  redraw();
};
addEventListener("beforeprint", () => printing(true));
addEventListener("afterprint", () => printing(false));
