// A dot for each bystander: filled when it was served in time, hollow while it waits.

import { h, put } from "../lib/dom.js";
import { count, time } from "../lib/format.js";

const DOTS = 24;

/** Longer than this is waiting, at this distance: a statement stands in the way, not the machine's haste. */
export const threshold = (dbLatencyMs) => Math.max(10, dbLatencyMs / 4);

const lateMs = (caller) => Math.max(caller.lastMs ?? 0, caller.waitingMs ?? 0);

/** {waiting, slowestMs, all, served} of the bystanders of a view. */
export const summary = (view) => {
  const late = view.bystanders.map(lateMs);
  const limit = threshold(view.dbLatencyMs);
  return {
    all: late.length,
    waiting: late.filter((ms) => ms > limit).length,
    slowestMs: Math.max(0, ...late),
    served: view.bystanders.reduce((sum, caller) => sum + caller.served, 0),
  };
};

/** The list of dots; show(view) draws what happens. */
export const dots = (place) => {
  const items = Array.from({ length: DOTS }, () => {
    const figure = h("span.dot-figure", "-");
    return { figure, node: h("li.dot.off", h("span.dot-shape", { "aria-hidden": "true" }), figure) };
  });
  put(place, ...items.map(({ node }) => node));
  return {
    show(view) {
      const limit = threshold(view.dbLatencyMs);
      // Connections are given to the event loops in turn, so that a row of dots is a loop where there are few.
      place.dataset.loops = view.eventLoops <= 4 ? view.eventLoops : 2;
      items.forEach(({ node, figure }, i) => {
        const caller = view.bystanders[i];
        const known = caller && caller.lastMs !== null;
        const ms = caller ? lateMs(caller) : 0;
        node.className = `dot ${!known ? "off" : ms > limit ? "waits" : "served"}`;
        put(figure, known ? time(ms) : "-");
      });
    },
  };
};

/** What can be seen, in words. */
export const inWords = ({ all, waiting, slowestMs }) =>
  waiting === 0
    ? `All ${all} are served at once. The slowest answer took ${time(slowestMs)}.`
    : waiting === all
      ? `All ${all} wait, up to ${time(slowestMs)}.`
      : `${count(waiting)} of ${all} wait, up to ${time(slowestMs)}: they share the blocked loop. The other ` +
        `${all - waiting} notice nothing.`;
