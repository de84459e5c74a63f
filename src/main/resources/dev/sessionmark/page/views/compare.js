import { grid } from "../compare/grid.js";
import { overTime } from "../compare/over-time.js";
import { setupChooser } from "../comparison/chooser.js";
import { comparisonTables } from "../comparison/comparison-table.js";
import { conditionLabel, conditions, findings, loopThresholds, rowOf, setupsOf } from "../comparison/comparison.js";
import { varied } from "../comparison/factors.js";
import { flameGraphs } from "../comparison/flame-graphs.js";
import { command } from "../lib/command.js";
import { copyable } from "../lib/copy.js";
import { by, h, put } from "../lib/dom.js";
import { folded } from "../lib/folded.js";
import { date, number, time } from "../lib/format.js";
import { LOG_MS } from "../lib/curves.js";
import { plot } from "../lib/plot.js";
import { redraw } from "../lib/redraw.js";
import { saveButton } from "../lib/save.js";
import { followState, href, state } from "../lib/state.js";
import { bySetup, table } from "../lib/table.js";
import { many, measuredWhere } from "../lib/words.js";
import { experiments } from "../service/api.js";
import { current } from "../service/current.js";
import { followExperiment } from "../service/events.js";
import { loading } from "../service/states.js";
import { unmeasured } from "../service/unmeasured.js";

const root = by("compare");
const QUANTILES = [
  ["p50Ms", "50 %"],
  ["p90Ms", "90 %"],
  ["p99Ms", "99 %"],
  ["p999Ms", "99.9 %"],
  ["maxMs", "slowest"],
];

const shownSetups = (comparison) =>
  setupsOf(comparison).filter((setup) => !state().setups.length || state().setups.includes(setup));

const percentiles = (comparison) => {
  const all = conditions(comparison);
  return all
    .filter((condition) => !state().condition || condition.key === state().condition)
    .map((condition) =>
      plot({
        title: `Response time by percentile, ${conditionLabel(condition)}`,
        caption: "From the moment a request was due. A line ends where fewer than ten requests are slower.",
        xs: QUANTILES.map((_, i) => i),
        series: shownSetups(comparison).map((setup) => {
          const row = rowOf(condition.rows, setup);
          return { setup, values: QUANTILES.map(([name]) => row?.responseTime[name] ?? null) };
        }),
        x: {
          label: "share of requests answered within the time",
          show: (i) => QUANTILES[i][1],
          axis: { splits: () => QUANTILES.map((_, i) => i), values: (u, splits) => splits.map((i) => QUANTILES[i][1]) },
          scale: { range: () => [-0.1, QUANTILES.length - 0.9] },
        },
        y: { label: "response time, log scale", show: time, ...LOG_MS },
        key: "percentile",
      }),
    );
};

// Over the only factor that varies: of several, each combination has a table of its own, which shows the same.
const loopDelay = (comparison) => {
  const all = conditions(comparison);
  const [factor, ...more] = varied(all);
  if (!factor || more.length > 0) return null;
  const { name, axis, says } = factor;
  const along = all.filter((one) => one[name] !== null).sort((a, b) => a[name] - b[name]);
  const xs = along.map((one) => one[name]);
  return plot({
    title: "Event-loop delay p99",
    caption:
      "How late a task of the loop came that was due every 5 ms. No point: too few samples for a p99. The " +
      "lines across are where the verdict changes.",
    xs,
    series: shownSetups(comparison).map((setup) => ({
      setup,
      values: along.map((condition) => rowOf(condition.rows, setup)?.eventLoop.delayP99Ms ?? null),
    })),
    x: {
      label: axis,
      show: says,
      axis: { splits: () => xs, values: (u, splits) => splits.map(number) },
      scale: { range: (u, min, max) => [min - (max - min) * 0.02, max + (max - min) * 0.02] },
    },
    y: { label: "delay, log scale", show: time, ...LOG_MS },
    key: name,
    thresholds: loopThresholds(comparison.thresholds),
  });
};

const TRIAL_COLUMNS = [
  { name: "trial", cell: (trial) => String(trial.number) },
  { name: "setup", cell: (trial) => trial.setup },
  { name: "start", cell: (trial) => time(trial.startupMs) },
  {
    name: "warm-up",
    cell: ({ warmupSeconds: s }) => ((s ?? null) === null ? "-" : `${number(Math.round(s * 10) / 10)} s`),
  },
  { name: "was steady", cell: (trial) => trial.failure ?? (trial.warmupSettled ? "yes" : "no, its bound ended it") },
];

const warmups = ({ trials }) =>
  folded("The trials and their warm-up", () =>
    table({ label: "Trials", columns: TRIAL_COLUMNS, rows: trials, line: bySetup }),
  );

/** A button that saves the report of an experiment, which needs neither the service nor a network. */
const saveReport = (id) => {
  const trouble = h("span", { role: "alert" });
  return h(
    "div.row",
    saveButton("Save as report.html", trouble, async () => ({
      content: await experiments.report(id),
      type: "text/html",
      name: "report.html",
    })),
    trouble,
  );
};

const method = (comparison, example) => {
  const { trials, durationSeconds, warmupSeconds, workload } = comparison.parameters;
  const what = workload ? `Workload ${workload}. ` : "";
  return h(
    "section.stack",
    h("h2", "How it was measured"),
    h(
      "p",
      `${what}${many(trials, "trial")} of each setup, each in a process of its own, taken ` +
        `in turn, with a window of ${number(durationSeconds)} s per condition after a warm-up of at most ` +
        `${number(warmupSeconds)} s. A difference is called one only by: ${comparison.differenceTest}.`,
    ),
    h("p", `${measuredWhere(comparison, example)} ${date(comparison.startedAt)}.`),
    warmups(comparison),
    copyable("command", command(comparison.parameters)),
    !example && saveReport(comparison.id),
  );
};

const MOST_FINDINGS = 5;
const MOST_ROWS_OPEN = 20;

const found = (comparison, only) => {
  const [first, ...others] = findings(comparison, only);
  const sentence = (text) => h("li", text);
  const [some, more] = [others.slice(0, MOST_FINDINGS - 1), others.slice(MOST_FINDINGS - 1)];
  return [
    h("p.finding", first ?? "Nothing was found here."),
    some.length > 0 && h("ul.findings", some.map(sentence)),
    more.length > 0 && folded(`${more.length} more`, () => h("ul.findings", more.map(sentence)), "findings"),
  ];
};

/** The tables; where there are many rows, only that of the first condition is open. */
const tablesOf = (comparison, shown) => {
  const { key } = shown[0];
  const chosen = state().setups;
  const below = (row) => graphs.below(comparison, row);
  const tables = (only) => comparisonTables(h("div.stack.tables"), comparison, { only, chosen, below });
  const rows = shown.reduce((sum, condition) => sum + condition.rows.length, 0);
  if (shown.length === 1 || rows <= MOST_ROWS_OPEN) return tables(state().condition && key);
  return [
    tables(key),
    shown.slice(1).map((one) => folded(conditionLabel(one), () => tables(one.key), `table ${one.key}`)),
  ];
};

const curves = (comparison) => [
  folded(
    "Event-loop delay by condition",
    () =>
      h(
        "div.stack-wide",
        loopDelay(comparison),
        h("p", h("a", { href: href("limits") }, "Limits"), " draws the p99 over each factor."),
      ),
    "delay",
  ),
  folded("Response time by percentile", () => h("div.stack-wide", percentiles(comparison)), "percentiles"),
];

/** @type {any} */ let seen = null;
const graphs = flameGraphs();
const draw = () => {
  const nothing = unmeasured(seen, () => current.refresh());
  if (nothing) {
    put(root, nothing);
    return;
  }
  const { comparison, example } = seen;
  const all = conditions(comparison);
  const setups = setupsOf(comparison);
  const chosen = all.some(({ key }) => key === state().condition) ? state().condition : "";
  const shown = all.filter(({ key }) => !chosen || key === chosen);
  put(
    root,
    h(
      "section.stack",
      { "aria-label": "What was found" },
      grid(all, shownSetups(comparison), chosen),
      found(comparison, chosen),
      seen.stale && h("p.state", { role: "status" }, `It could not be refreshed: ${seen.stale.message} Trying again.`),
      !comparison.complete &&
        h(
          "p.state",
          seen.status === "RUNNING"
            ? "It is still being measured; each further trial is shown here."
            : `Incomplete: ${comparison.incompleteBecause}.`,
        ),
      example && h("p.state", measuredWhere(comparison, true)),
    ),
    h("section.stack", h("h2", "The table"), setupChooser(setups), tablesOf(comparison, shown)),
    h("section.stack", h("h2", "The curves"), curves(comparison)),
    h(
      "section.stack",
      h("h2", { id: "over-time" }, "Second by second"),
      folded("One trial, second by second", () => overTime(comparison), "seconds"),
    ),
    method(comparison, example),
  );
};

/** @type {any} */ let watched = null;
let unwatch = () => {};
/**
 * Shows what each further trial of a running experiment adds. Whoever comes back to the tab may have missed one: the
 * status comes again then.
 */
const watch = ({ comparison, status }) => {
  const id = status === "RUNNING" ? comparison.id : null;
  if (id === watched) return;
  unwatch();
  watched = id;
  unwatch = id ? followExperiment(id, { status: current.refresh, trial: current.refresh }) : () => {};
};

put(root, loading("the comparison"));
current.follow((found) => {
  seen = found;
  watch(found);
  redraw(root, draw);
  root.removeAttribute("aria-busy");
  if (!found.error) graphs.load(found).then((more) => more && redraw(root, draw));
});
followState(() => seen && redraw(root, draw));
