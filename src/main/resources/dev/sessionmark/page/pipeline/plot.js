// The setups one above the other on one time axis, to zoom and to move with the mouse and the keyboard.

import { chip } from "../comparison/verdict.js";
import { h, put, s, speak } from "../lib/dom.js";
import { time } from "../lib/format.js";
import { swatch } from "../lib/setups.js";
import { hatch } from "../lib/svg.js";
import { bar, lanes } from "./lanes.js";
import { fit, pan, zoom } from "./time-range.js";

const NARROWEST = 280;
const CLOSER = 2;
const BESIDE = 0.25;

const sample = (kind, text) =>
  h("li", s("svg", { width: 28, height: 16, "aria-hidden": "true" }, bar(kind, 2, 1, 24, "--soft")), text);

const legend = () =>
  h(
    "ul.legend",
    h(
      "li",
      s(
        "svg",
        { width: 28, height: 16, "aria-hidden": "true" },
        hatch("blocked-legend", 6),
        s("rect.blocked", { x: 2, y: 1, width: 24, height: 14, fill: "url(#blocked-legend)" }),
      ),
      "loop blocked",
    ),
    sample("unsent", "waits to be sent"),
    sample("wait", "waits for a thread or is on its way"),
    sample("work", "works, without a session"),
    sample("pool", "waits for a connection"),
    sample("session", "session open"),
    sample("database", "statement"),
  );

/**
 * blocks: functions that give {setup, which, window, watchedMs, picked, now, verdict} of each setup as it stands;
 * pick(setup, request) and
 * other(by) choose requests.
 * {figure, show, reset, around}: show draws anew, reset fits the picked requests, around shows a stretch of
 * the picked request.
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

  const most = () =>
    2 * Math.max(...blocks().map(({ window }) => Math.max(...window.requests.map((one) => one.readMs))));
  const show = () => {
    if (!width || blocks().length === 0) return;
    range ??= fit(blocks().map(({ picked }) => picked));
    put(
      target,
      blocks().map(({ setup, which, window, watchedMs, picked, now, verdict }) => {
        const { svg, shown, all } = lanes({
          setup,
          window,
          watchedMs,
          picked,
          range,
          width,
          now,
          pick: (request) => pick(setup, request),
        });
        return h(
          "div.block",
          { "data-setup": setup },
          h(
            "p.block-title",
            swatch(setup),
            h("strong", setup),
            verdict && [chip(verdict), h("span.soft.small", " as a whole;")],
            h(
              "span.soft.small",
              ` below ${which}, request ${picked.number}, ` +
                `${time(picked.responseTimeMs)}${all > shown ? `; ${shown} of ${all} kept requests in view` : ""}`,
            ),
          ),
          svg,
        );
      }),
    );
    put(reading, `${time(range.to - range.from)} shown, counted from the moment each request was due.`);
  };
  // What is walked through stays where it is looked at.
  const closer = (factor) => {
    const { picked, now } = blocks().find((block) => block.now) ?? {};
    const around = now ? (now.begin + now.end) / 2 - picked.dueMs : NaN;
    return zoom(range, factor, most(), around > range.from && around < range.to ? around : undefined);
  };
  const move = (next, aloud) => {
    range = next;
    show();
    if (aloud)
      speak(
        `From ${time(Math.abs(range.from))} ${range.from < 0 ? "before" : "after"} to ` +
          `${time(Math.abs(range.to))} ${range.to < 0 ? "before" : "after"} the request was due.`,
      );
  };
  const reset = () => move(fit(blocks().map(({ picked }) => picked)), false);
  const acts = {
    ArrowLeft: () => move(pan(range, -BESIDE), true),
    ArrowRight: () => move(pan(range, BESIDE), true),
    "+": () => move(closer(CLOSER), true),
    "=": () => move(closer(CLOSER), true),
    "-": () => move(closer(1 / CLOSER), true),
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
  const button = (text, key) => h("button", { type: "button", onclick: acts[key] }, text);
  const buttons = h(
    "div.row",
    { role: "group", "aria-label": "Range of time" },
    button("Zoom in", "+"),
    button("Zoom out", "-"),
    button("Earlier", "ArrowLeft"),
    button("Later", "ArrowRight"),
    button("Show all", 0),
  );

  new ResizeObserver(() => {
    const now = Math.max(NARROWEST, target.clientWidth);
    if (now === width) return;
    width = now;
    show();
  }).observe(target);
  const figure = h(
    "figure.stack",
    buttons,
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
