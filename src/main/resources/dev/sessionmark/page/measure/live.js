// How the load goes just now: figures, two curves, and the table behind them. However many figures come, it is drawn
// once for each frame of the screen at most, and not at all while nobody looks.

import { FROM_ZERO, LOG_MS } from "../lib/curves.js";
import { h, put, speak } from "../lib/dom.js";
import { swatch } from "../lib/setups.js";
import { bySetup, table } from "../lib/table.js";
import { liveLog } from "./live-log.js";
import { livePlot } from "./live-plot.js";
import { FIGURES, phase, sentence } from "./live-words.js";

const TABLE_EVERY_MS = 1_000;
// Whoever listens is told of another load, and not four times a second.
const SPEAK_EVERY_MS = 10_000;

const TABLE = {
  label: "Table: live figures, second by second",
  caption: "The last figure of each second, newest first.",
  columns: [
    { name: "second", cell: ({ at }) => `${Math.floor(at)} s` },
    { name: "setup", cell: ({ setup }) => setup },
    { name: "condition", cell: ({ condition }) => condition },
    { name: "phase", cell: phase },
    ...FIGURES.map(({ name, show }) => ({ name, cell: show, number: true })),
  ],
  line: bySetup,
};

const curves = (log) => [
  livePlot({
    title: "Response time, the last minute",
    caption:
      "From the moment a request was due, over about the last second. Thick: p99, where a thousand answers " +
      "came; thinner: p90, where a hundred came; thin: median. A band behind it: being measured.",
    log,
    lines: [
      { name: "p99Ms", width: 2.5 },
      { name: "p90Ms", width: 1.5 },
      { name: "p50Ms", width: 1 },
    ],
    y: { label: "ms, log scale", ...LOG_MS },
    read: sentence,
  }),
  livePlot({
    title: "Right answers a second, the last minute",
    caption: "Over about the last second. Late answers count here, never in the achieved rate of the table.",
    log,
    lines: [{ name: "throughputPerSecond", width: 2 }],
    y: { label: "answers per second", ...FROM_ZERO },
    read: sentence,
  }),
];

/** Puts the board into an element, hidden until there is a figure. Returns {show, clear}. */
export const liveBoard = (place) => {
  const log = liveLog();
  const subject = h("p");
  const values = FIGURES.map(() => h("dd"));
  const legend = h("ul.live-legend", { "aria-label": "Lines" });
  const plots = curves(log);
  const figures = table({ ...TABLE, rows: [] });
  figures.classList.add("live-table");
  const details = h("details", h("summary", "The live figures as a table"), figures);
  const named = FIGURES.map(({ name }, i) => h("div", h("dt", name), values[i]));
  put(
    place,
    h("h2", "Just now"),
    h("div.panel.stack", subject, h("dl.live-figures", named)),
    h(
      "div.grid",
      plots.map(({ figure }) => h("div.half", figure)),
    ),
    legend,
    details,
  );
  place.hidden = true;

  let asked = 0;
  let listed = -Infinity;
  let names = "";
  let spoken = 0;
  const list = () => {
    if (!details.open || performance.now() - listed < TABLE_EVERY_MS) return;
    listed = performance.now();
    const { rows } = table({ ...TABLE, rows: log.seconds() }).querySelector("tbody");
    put(figures.querySelector("tbody"), [...rows]);
  };
  const drawLegend = () => {
    const setups = log.setups();
    if (names === setups.join()) return;
    names = setups.join();
    put(
      legend,
      setups.map((setup) => h("li", { "data-setup": setup }, swatch(setup), setup)),
    );
  };
  const draw = () => {
    asked = 0;
    const one = log.last();
    if (!one) return;
    const where = one.trial ? `Trial ${one.trial}` : one.phase === "PROFILE" ? "After the last trial" : "Preparing";
    const about = `${where}: ${one.setup}, ${one.conditionLabel}, ${phase(one)}.`;
    if (subject.textContent !== about) put(subject, swatch(one.setup), about);
    FIGURES.forEach(({ show }, i) => {
      const text = show(one);
      if (values[i].textContent !== text) values[i].textContent = text;
    });
    drawLegend();
    plots.forEach((plot) => plot.draw());
    list();
  };
  const soon = () => {
    asked ||= requestAnimationFrame(draw);
  };
  details.addEventListener("toggle", () => {
    listed = -Infinity;
    soon();
  });
  new ResizeObserver(soon).observe(place);

  return {
    show(figure) {
      const before = log.last();
      log.add(figure, performance.now());
      place.hidden = false;
      const another = before?.setup !== figure.setup || before?.phase !== figure.phase;
      if (another && figure.p50Ms !== null && performance.now() - spoken > SPEAK_EVERY_MS) {
        spoken = performance.now();
        speak(sentence(figure));
      }
      soon();
    },
    clear() {
      log.clear();
      place.hidden = true;
    },
  };
};
