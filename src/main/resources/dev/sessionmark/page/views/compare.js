import { overTime } from "../compare/over-time.js";
import { comparisonTables } from "../lib/comparison-table.js";
import { conditionLabel, conditions, decidingOf, rowOf, setupsOf, verdictOf } from "../lib/comparison.js";
import { setupChooser } from "../lib/chooser.js";
import { command, planOf } from "../lib/command.js";
import { copyable } from "../lib/copy.js";
import { current } from "../lib/current.js";
import { h, put } from "../lib/dom.js";
import { folded } from "../lib/folded.js";
import { findings, gravest } from "../lib/finding.js";
import { flameGraphs } from "../lib/flame-graphs.js";
import { date, number, time } from "../lib/format.js";
import { p99Plots } from "../lib/p99-plot.js";
import { LOG_MS, plot } from "../lib/plot.js";
import { followState, state } from "../lib/state.js";
import { failed, loading } from "../lib/states.js";
import { chip } from "../lib/verdict.js";
import { many, measuredWhere } from "../lib/words.js";

const root = document.getElementById("compare");
// From where on a loop's delay counts: see sessionmark.verdict in the service's configuration.
const LOOP_THRESHOLDS = [{ value: 10, label: "good up to 10 ms" }, { value: 70, label: "bad from 70 ms" }];
const QUANTILES = [["p50Ms", "50 %"], ["p90Ms", "90 %"], ["p99Ms", "99 %"], ["p999Ms", "99.9 %"], ["maxMs", "slowest"]];

const shownSetups = (comparison) => setupsOf(comparison).filter((setup) => !state().setups.length || state().setups.includes(setup));

const percentiles = (comparison) => {
  const all = conditions(comparison);
  return all
    .filter((condition) => !state().condition || condition.key === state().condition)
    .map((condition) =>
      plot({
        title: `Response time by percentile, ${conditionLabel(condition, all)}`,
        caption: "From the moment a request was due. A line ends where fewer than ten requests are slower.",
        xs: QUANTILES.map((_, i) => i),
        series: shownSetups(comparison).map((setup) => {
          const row = rowOf(condition.rows, setup);
          return { setup, values: QUANTILES.map(([name]) => row?.responseTime[name] ?? null) };
        }),
        x: { label: "share of requests answered within the time", show: (i) => QUANTILES[i][1], axis: { splits: () => QUANTILES.map((_, i) => i), values: (u, splits) => splits.map((i) => QUANTILES[i][1]) }, scale: { range: () => [-0.1, QUANTILES.length - 0.9] } },
        y: { label: "response time, log scale", show: time, ...LOG_MS },
        key: "percentile",
      }),
    );
};

const loopDelay = (comparison) => {
  const along = conditions(comparison);
  const xs = along.map((condition) => condition.dbLatencyMs);
  // Several pools or rates at one distance have a table each, which shows the same.
  if (xs.length < 2 || new Set(xs).size < xs.length) return null;
  return plot({
    title: "Event-loop delay p99",
    caption: "How late a task of the loop came that was due every 5 ms. The lines across are where the verdict changes.",
    xs,
    series: shownSetups(comparison).map((setup) => ({ setup, values: along.map((condition) => rowOf(condition.rows, setup)?.eventLoop.delayP99Ms ?? rowOf(condition.rows, setup)?.eventLoop.delayP90Ms ?? null) })),
    x: { label: "distance to the database, ms", show: (v) => `${number(v)} ms`, axis: { splits: () => xs, values: (u, splits) => splits.map(number) }, scale: { range: (u, min, max) => [min - (max - min) * 0.02, max + (max - min) * 0.02] } },
    y: { label: "delay, log scale", show: time, ...LOG_MS },
    key: "distance",
    thresholds: LOOP_THRESHOLDS,
  });
};

const warmups = (comparison) =>
  folded("The trials and their warm-up", () =>
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": "Trials" },
      h(
        "table",
        { class: "figures" },
        h("thead", {}, h("tr", {}, ["trial", "setup", "start", "warm-up", "was steady"].map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, comparison.trials.map((trial) => h("tr", { "data-setup": trial.setup }, h("th", { scope: "row" }, String(trial.number)), h("td", {}, trial.setup), h("td", {}, time(trial.startupMs)), h("td", {}, trial.warmupSeconds === null ? "-" : `${number(Math.round(trial.warmupSeconds * 10) / 10)} s`), h("td", {}, trial.failure ?? (trial.warmupSettled ? "yes" : "no, its bound ended it"))))),
      ),
    ),
  );

const method = (comparison, example) => {
  const { trials, durationSeconds, warmupSeconds, workload } = comparison.parameters;
  return h(
    "section",
    { class: "stack" },
    h("h2", {}, "How it was measured"),
    h("p", {}, `Workload ${workload}. ${many(trials, "trial")} of each setup, each in a process of its own, taken in turn, with a window of ${number(durationSeconds)} s per condition after a warm-up of at most ${number(warmupSeconds)} s. A difference is called one only by: ${comparison.differenceTest}.`),
    h("p", {}, `${measuredWhere(comparison, example)} ${date(comparison.startedAt)}.`),
    !comparison.complete && h("p", {}, h("strong", {}, `Incomplete: ${comparison.incompleteBecause}.`)),
    warmups(comparison),
    copyable("command", command(planOf(comparison))),
  );
};

let seen = null;
const graphs = flameGraphs();
const draw = () => {
  if (!seen?.comparison) return;
  const { comparison, example } = seen;
  const worst = gravest(comparison, state().condition);
  const [first, ...others] = findings(comparison);
  const tables = h("div", { class: "stack tables" });
  const setups = setupsOf(comparison);
  put(
    root,
    h(
      "section",
      { class: "stack" },
      h("p", { class: "finding" }, first ?? "Nothing was found."),
      worst && h("div", { class: "deciding-figure" }, h("div", { class: "row" }, chip(verdictOf(worst.row)), h("strong", {}, worst.row.setup), h("span", { class: "soft" }, worst.label)), h("p", {}, decidingOf(worst.row))),
      others.map((sentence) => h("p", { class: "soft" }, sentence)),
      example && h("p", { class: "state" }, measuredWhere(comparison, true)),
    ),
    h("section", { class: "stack" }, h("h2", {}, "The table"), setupChooser(setups), tables),
    h("section", { class: "stack-wide" }, h("h2", {}, "The curves"), p99Plots(comparison, state().setups), loopDelay(comparison), percentiles(comparison)),
    overTime(comparison),
    method(comparison, example),
  );
  comparisonTables(tables, comparison, { only: state().condition, chosen: state().setups, below: (row) => graphs.below(comparison, row) });
  root.removeAttribute("aria-busy");
};

put(root, loading("the comparison"));
current.follow((found) => {
  seen = found;
  if (found.error) put(root, failed(found.error, () => current.refresh()));
  else {
    draw();
    graphs.load(found).then((more) => more && draw());
  }
  root.removeAttribute("aria-busy");
});
followState(draw);
