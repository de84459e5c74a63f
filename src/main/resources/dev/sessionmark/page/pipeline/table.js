// The figures behind the lanes.

import { h } from "../lib/dom.js";
import { folded } from "../lib/folded.js";
import { percent, time } from "../lib/format.js";
import { PHASES } from "./phases.js";

const MOST_STRETCHES = 20;
const head = (names) =>
  h(
    "thead",
    {},
    h(
      "tr",
      {},
      names.map(([name, number]) => h("th", { scope: "col", class: number ? "number" : null }, name)),
    ),
  );
const scroll = (label, table) => h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": label }, table);

/** Where the time went, on average of the requests of each setup; mean is {means, of}. */
export const phasesTable = (blocks, says) =>
  scroll(
    "Where the time went",
    h(
      "table",
      { class: "figures" },
      h(
        "caption",
        {},
        `Where the time of the ${says} went, on average of those kept: ${blocks.map(({ setup, which }) => `${setup} in ${which}`).join(", ")}.`,
      ),
      head([["phase", false], ...blocks.map(({ setup }) => [setup, true])]),
      h(
        "tbody",
        {},
        Object.entries(PHASES).map(([id, phase]) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, phase.short),
            blocks.map(({ mean }) => {
              const { ms } = mean.means.find((one) => one.phase === id);
              const text = `${ms > 0 ? time(ms) : "-"}${ms > 0 ? ` (${percent(ms / mean.of)})` : ""}`;
              return h(
                "td",
                { class: "number" },
                mean.phase === id ? [h("strong", {}, text), h("br"), "bottleneck"] : text,
              );
            }),
          ),
        ),
        h(
          "tr",
          {},
          h("th", { scope: "row" }, "all together"),
          blocks.map(({ mean }) => h("td", { class: "number" }, time(mean.of))),
        ),
      ),
    ),
  );

/** The longest stretches in which an event loop stood still, and the requests that were ranked. */
export const behind = (blocks) =>
  folded("The figures behind the lanes", () =>
    h(
      "div",
      { class: "stack" },
      scroll(
        "Requests to choose from",
        h(
          "table",
          { class: "figures" },
          h("caption", {}, "The requests to choose from, the slowest first. Times in the window of the trial."),
          head([
            ["setup", false],
            ["request", true],
            ["due", true],
            ["took", true],
            ["bottleneck", false],
            ["its time", true],
            ["event loop", false],
            ["thread", false],
          ]),
          h(
            "tbody",
            {},
            blocks.flatMap(({ setup, all }) =>
              all.map((one) =>
                h(
                  "tr",
                  { "data-setup": setup },
                  h("th", { scope: "row" }, setup),
                  h("td", { class: "number" }, String(one.number)),
                  h("td", { class: "number" }, time(one.dueMs)),
                  h("td", { class: "number" }, time(one.responseTimeMs)),
                  h("td", {}, PHASES[one.largestPhase].short),
                  h("td", { class: "number" }, time(one.phasesMs[one.largestPhase])),
                  h("td", {}, one.loop),
                  h("td", {}, one.thread ?? "-"),
                ),
              ),
            ),
          ),
        ),
      ),
      scroll(
        "Blocked event loops",
        h(
          "table",
          { class: "figures" },
          h(
            "caption",
            {},
            `The longest stretches in which an event loop stood still, up to ${MOST_STRETCHES} of each setup.`,
          ),
          head([
            ["setup", false],
            ["event loop", false],
            ["from", true],
            ["for", true],
            ["in", false],
          ]),
          h(
            "tbody",
            {},
            blocks.flatMap(({ setup, window }) =>
              longest(window).map((one) =>
                h(
                  "tr",
                  { "data-setup": setup },
                  h("th", { scope: "row" }, setup),
                  h("td", {}, one.loop),
                  h("td", { class: "number" }, time(one.beginMs)),
                  h("td", { class: "number" }, time(one.endMs - one.beginMs)),
                  h("td", {}, one.culprit ?? "no frame seen"),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );

const longest = ({ blocked }) =>
  [...blocked].sort((a, b) => b.endMs - b.beginMs - (a.endMs - a.beginMs)).slice(0, MOST_STRETCHES);
