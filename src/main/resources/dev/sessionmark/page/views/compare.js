import { grid } from "../compare/grid.js";
import { overTime } from "../compare/over-time.js";
import { setupChooser } from "../comparison/chooser.js";
import { comparisonTables } from "../comparison/comparison-table.js";
import { conditionLabel, conditions, findings, loopThresholds, rowOf, setupsOf } from "../comparison/comparison.js";
import { varied } from "../comparison/factors.js";
import { flameGraphs } from "../comparison/flame-graphs.js";
import { command } from "../lib/command.js";
import { copyable } from "../lib/copy.js";
import { LOG_MS } from "../lib/curves.js";
import { by, h, put } from "../lib/dom.js";
import { folded } from "../lib/folded.js";
import { date, number, time } from "../lib/format.js";
import { plot } from "../lib/plot.js";
import { redraw } from "../lib/redraw.js";
import { saveButton } from "../lib/save.js";
import { followState, href, state } from "../lib/state.js";
import { bySetup, foldedTable } from "../lib/table.js";
import { many, measuredWhere } from "../lib/words.js";
import { experiments } from "../service/api.js";
import { current } from "../service/current.js";
import { followExperiment } from "../service/events.js";
import { followMeasured } from "../service/unmeasured.js";

const QUANTILES = [
  ["p50Ms", "50 %"],
  ["p90Ms", "90 %"],
  ["p99Ms", "99 %"],
  ["p999Ms", "99.9 %"],
  ["maxMs", "slowest"],
];
const PLACES = QUANTILES.map((_, i) => i);
const MOST_FINDINGS = 5;
const MOST_ROWS_OPEN = 20;

const shownSetups = (comparison) =>
  setupsOf(comparison).filter((setup) => !state().setups.length || state().setups.includes(setup));

/** A curve for each setup that is shown; values of its rows under conditions. */
const series = (comparison, values) =>
  shownSetups(comparison).map((setup) => ({ setup, values: values((rows) => rowOf(rows, setup)) }));

const percentiles = (comparison, shown) =>
  shown.map((condition) =>
    plot({
      title: `Response time by percentile, ${conditionLabel(condition)}`,
      caption: "From the moment a request was due. A line ends where fewer than ten requests are slower.",
      xs: PLACES,
      series: series(comparison, (of) => QUANTILES.map(([name]) => of(condition.rows)?.responseTime[name] ?? null)),
      x: {
        label: "share of requests answered within the time",
        show: (i) => QUANTILES[i][1],
        axis: { splits: () => PLACES, values: (u, splits) => splits.map((i) => QUANTILES[i][1]) },
        scale: { range: () => [-0.1, QUANTILES.length - 0.9] },
      },
      y: { label: "response time, log scale", show: time, ...LOG_MS },
      key: "percentile",
    }),
  );

// Over the only factor that varies: of several, each combination has a table of its own, which shows the same.
const loopDelay = (comparison, all) => {
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
    series: series(comparison, (of) => along.map(({ rows }) => of(rows)?.eventLoop.delayP99Ms ?? null)),
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
  { name: "warm-up", cell: ({ warmupSeconds: s }) => (s > 0 ? `${number(Math.round(s * 10) / 10)} s` : "-") },
  { name: "was steady", cell: (trial) => trial.failure ?? (trial.warmupSettled ? "yes" : "no, its bound ended it") },
];

/** A button that saves the report of an experiment, which needs neither the service nor a network. */
const saveReport = (id) => {
  const trouble = h("span", { role: "alert" });
  const make = async () => ({ content: await experiments.report(id), type: "text/html", name: "report.html" });
  return h("div.row", saveButton("Save as report.html", trouble, make), trouble);
};

const method = (comparison, example) => {
  const { trials, rounds, budgetSeconds: budget, durationSeconds, warmupSeconds, workload } = comparison.parameters;
  const what = workload ? `Workload ${workload}. ` : "";
  const together = rounds > 1 || budget ? "all at once and slice by slice" : "taken in turn";
  const long = budget
    ? `slices of ${number(durationSeconds)} s per condition until all is decided or ${number(budget)} s are over`
    : `a window of ${number(durationSeconds)} s per condition`;
  return [
    h(
      "p",
      `${what}${budget ? "At most " : ""}${many(trials, "trial")} of each setup, each in a process of its own, ` +
        `${together}, with ${long} after a warm-up of at most ${number(warmupSeconds)} s. ` +
        `A difference is called one only by: ${comparison.differenceTest}.`,
    ),
    h("p", `${measuredWhere(comparison, example)} ${date(comparison.startedAt)}.`),
    foldedTable("The trials and their warm-up", {
      label: "Trials",
      columns: TRIAL_COLUMNS,
      rows: comparison.trials,
      line: bySetup,
    }),
    copyable("command", command(comparison.parameters)),
    !example && saveReport(comparison.id),
  ];
};

const found = (comparison, only) => {
  const [first, ...others] = findings(comparison, only);
  const listed = (some) =>
    h(
      "ul.findings",
      some.map((text) => h("li", text)),
    );
  const [some, more] = [others.slice(0, MOST_FINDINGS - 1), others.slice(MOST_FINDINGS - 1)];
  return [
    h("p.finding", first ?? "Nothing was found here."),
    some.length > 0 && listed(some),
    more.length > 0 && folded(`${more.length} more`, () => listed(more), "findings"),
  ];
};

/** The tables; where there are many rows, only that of the first condition is open. */
const tablesOf = (comparison, shown) => {
  const chosen = state().setups;
  const below = (row) => graphs.below(comparison, row);
  const tables = (only) => comparisonTables(h("div.stack.tables"), comparison, { only, chosen, below });
  const rows = shown.reduce((sum, condition) => sum + condition.rows.length, 0);
  if (shown.length === 1) return tables(shown[0].key);
  if (rows <= MOST_ROWS_OPEN) return tables("");
  return shown.map((one, i) =>
    i === 0 ? tables(one.key) : folded(conditionLabel(one), () => tables(one.key), `table ${one.key}`),
  );
};

/** @type {any} */ let seen = null;
const graphs = flameGraphs();
const draw = () => {
  const { comparison, example, stale, status } = seen;
  const all = conditions(comparison);
  const chosen = all.some(({ key }) => key === state().condition) ? state().condition : "";
  const shown = all.filter(({ key }) => !chosen || key === chosen);
  const unfinished =
    status === "RUNNING"
      ? "It is still being measured; each further trial is shown here."
      : `Incomplete: ${comparison.incompleteBecause}.`;
  put(
    by("found"),
    grid(all, shownSetups(comparison), chosen),
    found(comparison, chosen),
    stale && h("p.state", { role: "status" }, `It could not be refreshed: ${stale.message} Trying again.`),
    !comparison.complete && h("p.state", unfinished),
    example && h("p.state", measuredWhere(comparison, true)),
  );
  put(by("tables"), setupChooser(setupsOf(comparison)), tablesOf(comparison, shown));
  const limits = h("p", h("a", { href: href("limits") }, "Limits"), " draws the p99 over each factor.");
  const plots = (...drawn) => h("div.stack-wide", drawn);
  put(
    by("curves"),
    folded("Event-loop delay by condition", () => plots(loopDelay(comparison, all), limits), "delay"),
    folded("Response time by percentile", () => plots(percentiles(comparison, shown)), "percentiles"),
  );
  put(
    by("seconds"),
    folded("One trial, second by second", () => overTime(comparison), "seconds"),
  );
  put(by("how"), method(comparison, example));
};

/** @type {any} */ let watched = null;
let unwatch = () => {};
/**
 * Shows what each further trial of a running experiment adds. Whoever comes back to the tab may have missed one: the
 * status comes again then.
 */
const watch = (id) => {
  if (id === watched) return;
  unwatch();
  watched = id;
  unwatch = id ? followExperiment(id, { status: current.refresh, trial: current.refresh }) : () => {};
};

const root = by("compare");
current.follow(({ comparison, status }) => watch(status === "RUNNING" ? comparison?.id : null));
followMeasured(
  "the comparison",
  root,
  (now) => {
    seen = now;
    redraw(root, draw);
    graphs.load(now).then((more) => more && redraw(root, draw));
  },
  () => {
    seen = null;
  },
);
followState(() => seen && redraw(root, draw));
