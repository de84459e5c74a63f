// The setups one above the other on one time axis, to zoom and to move with the mouse and the keyboard.

import { chip } from "../comparison/verdict.js";
import { button, h, put, s, speak } from "../lib/dom.js";
import { time } from "../lib/format.js";
import { swatch } from "../lib/setups.js";
import { hatch } from "../lib/svg.js";
import { bar, lanes } from "./lanes.js";

const NARROWEST = 280;
const CLOSER = 2;
const BESIDE = 0.25;
const LEAST_MS = 0.02;
const ROOM = 0.06;

const sample = (text, ...drawn) => h("li", s("svg", { width: 28, height: 16, "aria-hidden": "true" }, drawn), text);
const blocked = () => s("rect.blocked", { x: 2, y: 1, width: 24, height: 14, fill: "url(#blocked-legend)" });
const BARS = {
  unsent: "waits to be sent",
  wait: "waits for a thread or is on its way",
  work: "works, without a session",
  pool: "waits for a connection",
  session: "session open",
  database: "statement",
};
const legend = () =>
  h(
    "ul.legend",
    sample("loop blocked", hatch("blocked-legend", 6), blocked()),
    Object.entries(BARS).map(([kind, text]) => sample(text, bar(kind, 2, 1, 24, "--soft"))),
  );

/** So that all picked requests are seen whole. */
const fit = (picked) => {
  const longest = Math.max(LEAST_MS, ...picked.map((one) => one.responseTimeMs));
  return { from: -ROOM * longest, to: (1 + ROOM) * longest };
};

/** Closer by a factor above 1, farther by one below, around a time. */
const zoom = ({ from, to }, factor, mostMs, around = (from + to) / 2) => {
  const span = Math.min(mostMs, Math.max(LEAST_MS, (to - from) / factor));
  const share = (around - from) / (to - from);
  return { from: around - share * span, to: around + (1 - share) * span };
};

/** Later by a share of the range, earlier by a negative one. */
const pan = ({ from, to }, share) => ({ from: from + share * (to - from), to: to + share * (to - from) });

/**
 * blocks: functions that give {setup, which, window, watchedMs, picked, now, verdict} of each setup as it stands;
 * pick(setup, request) and other(by) choose requests. {figure, show, reset, around}: show draws anew, reset fits the
 * picked requests, around shows a stretch of the picked request. The range that all setups show is in milliseconds
 * since the picked request of each was due.
 */
export const pipelinePlot = ({ blocks, pick, other }) => {
  const target = h("div.plot-keys.pipeline-plot", {
    tabindex: 0,
    role: "group",
    "aria-label":
      "Requests and event loops over time. Left and right arrow keys move, plus and minus zoom, 0 shows " +
      "all, up and down choose a slower or faster request.",
  });
  const reading = h("p.plot-reading");
  /** @type {any} */ let range = null;
  let width = 0;

  const fitted = () => fit(blocks().map(({ picked }) => picked));
  const mostMs = () => 2 * Math.max(...blocks().flatMap(({ window }) => window.requests.map((one) => one.readMs)));
  const block = ({ which, verdict, ...one }) => {
    const { setup, picked } = one;
    const { svg, shown, all } = lanes({ ...one, range, width, pick: (request) => pick(setup, request) });
    const inView = all > shown ? `; ${shown} of ${all} kept requests in view` : "";
    return h(
      "div.block",
      { "data-setup": setup },
      h(
        "p.block-title",
        swatch(setup),
        h("strong", setup),
        verdict && [chip(verdict), h("span.soft.small", " as a whole;")],
        h("span.soft.small", ` below ${which}, request ${picked.number}, ${time(picked.responseTimeMs)}${inView}`),
      ),
      svg,
    );
  };
  const show = () => {
    if (!width || blocks().length === 0) return;
    range ??= fitted();
    put(target, blocks().map(block));
    put(reading, `${time(range.to - range.from)} shown, counted from the moment each request was due.`);
  };
  const move = (next, aloud = true) => {
    range = next;
    show();
    const said = (ms) => `${time(Math.abs(ms))} ${ms < 0 ? "before" : "after"}`;
    if (aloud) speak(`From ${said(range.from)} to ${said(range.to)} the request was due.`);
  };
  // What is walked through stays where it is looked at.
  const closer = (factor) => {
    const { picked, now } = blocks().find((one) => one.now) ?? {};
    const around = now ? (now.begin + now.end) / 2 - picked.dueMs : NaN;
    move(zoom(range, factor, mostMs(), around > range.from && around < range.to ? around : undefined));
  };
  const reset = () => move(fitted(), false);
  const acts = {
    ArrowLeft: () => move(pan(range, -BESIDE)),
    ArrowRight: () => move(pan(range, BESIDE)),
    "+": () => closer(CLOSER),
    "=": () => closer(CLOSER),
    "-": () => closer(1 / CLOSER),
    0: reset,
    ArrowUp: () => other(-1),
    ArrowDown: () => other(1),
  };
  target.addEventListener("keydown", (event) => {
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  const BUTTONS = { "Zoom in": "+", "Zoom out": "-", Earlier: "ArrowLeft", Later: "ArrowRight", "Show all": "0" };
  const buttons = Object.entries(BUTTONS).map(([text, key]) => button(text, acts[key]));

  new ResizeObserver(() => {
    const now = Math.max(NARROWEST, target.clientWidth);
    if (now === width) return;
    width = now;
    show();
  }).observe(target);
  const figure = h(
    "figure.stack",
    h("div.row", { role: "group", "aria-label": "Range of time" }, buttons),
    target,
    reading,
    legend(),
    h(
      "figcaption",
      "The lanes on top are event loops, those below them requests, the picked one with its longest phase " +
        "below it. On a loop, what is neither blocked nor at work for a kept request is free, or serves " +
        "requests that were not kept. A loop's line is as long as the window: before and after it nobody " +
        "watched. Click a request to pick it.",
    ),
  );
  return {
    figure,
    show,
    reset,
    /** Shows a stretch, in the range where it is seen whole. */
    around: ({ begin, end }) => {
      const span = Math.max(range.to - range.from, 2 * (end - begin));
      if (begin >= range.from && end <= range.to) show();
      else move({ from: begin - BESIDE * span, to: begin + (1 - BESIDE) * span }, false);
    },
  };
};
