import { conditionWith, setupsOf } from "../comparison/comparison.js";
import { conditionsAt, conditionsOf, saysAt, valuesOf, varied } from "../comparison/factors.js";
import { crossoverOf } from "../comparison/outcomes.js";
import { afterPaint } from "../lib/after-paint.js";
import { by, h, put } from "../lib/dom.js";
import { FACTORS } from "../lib/factor-register.js";
import { select } from "../lib/fields.js";
import { ownForm, perReplica } from "../lib/own-figures.js";
import { swatch } from "../lib/setups.js";
import { followState, state } from "../lib/state.js";
import { measuredWhere } from "../lib/words.js";
import { multiples } from "../limits/multiples.js";
import { ownCondition } from "../limits/own-condition.js";
import { sweepForm } from "../limits/sweep.js";
import { behind } from "../limits/table.js";
import { loading } from "../service/states.js";
import { followMeasured } from "../service/unmeasured.js";

const root = by("limits");
const parts = Object.fromEntries(
  ["finding", "choices", "plots", "mine", "table", "how"].map((name) => [name, h("div.stack")]),
);
/** @type {any} */ let shown = null;
/** @type {any} */ let own = null;
// What is compared, and where the factors stand that a plot does not vary.
let pair = { advised: "", other: "" };
let fixed = {};

/** The condition at which all factors stand that are not varied, where it was measured. */
const standing = () => conditionsAt(shown.all, fixed)[0] ?? shown.all[0];

const crossings = () =>
  varied(shown.all).map((factor) => {
    const { name } = factor;
    const others = Object.fromEntries(Object.entries(fixed).filter(([other]) => other !== name));
    const found = crossoverOf(shown.comparison, pair.advised, pair.other, name, standing().key);
    const value = (key) => conditionWith(shown.all, key)?.[name];
    return {
      factor,
      others,
      found,
      bands: (found?.changes ?? []).map(({ from, to }) => ({ from: value(from), to: value(to) })),
    };
  });

const sayFinding = (found) => {
  const missing = FACTORS.filter(({ name }) => valuesOf(shown.all, name).length === 1);
  put(
    parts.finding,
    found.map(({ factor: { name, words }, found: one }) =>
      h(
        "p.lead",
        h("strong", `By ${words}, at ${saysAt(standing(), name)}: `),
        one?.sentence ?? `${pair.advised} and ${pair.other} were not compared.`,
      ),
    ),
    found.length > 0 &&
      h(
        "p.soft",
        `Asked for ${pair.advised} instead of ${pair.other}. A change lies between two measured conditions ` +
          "and is hatched below; nothing is interpolated.",
      ),
    missing.length > 0 &&
      h(
        "p.soft",
        `Not varied in this experiment: ${missing.map(({ words }) => words).join(", ")}. `,
        h("a", { href: "#sweep" }, "Start a sweep"),
        " to see its limits.",
      ),
  );
};

const sayChoices = () => {
  const setups = setupsOf(shown.comparison).map((id) => [id, id]);
  const several = varied(shown.all);
  put(
    parts.choices,
    h(
      "div.row.choices",
      select("advised", "Setup", setups, pair.advised, (v) => {
        pair.advised = v;
        draw();
      }),
      select("other", "instead of", setups, pair.other, (v) => {
        pair.other = v;
        draw();
      }),
      several.length > 1 &&
        several.map(({ name, words, says }) =>
          select(
            `at-${name}`,
            `elsewhere: ${words}`,
            valuesOf(shown.all, name).map((v) => [String(v), says(v)]),
            String(fixed[name]),
            (v) => {
              fixed[name] = Number(v);
              draw();
            },
          ),
        ),
    ),
  );
};

const draw = () => {
  const found = crossings();
  sayFinding(found);
  put(
    parts.plots,
    multiples({ all: shown.all, crossings: found, limits: shown.comparison.thresholds, mine: own && perReplica(own) }),
  );
  put(parts.table, behind(shown.all));
};

const sayMine = () => put(parts.mine, ownCondition(shown.all, own, shown));

const legend = () =>
  h(
    "ul.legend",
    setupsOf(shown.comparison).map((id) => h("li", { "data-setup": id }, swatch(id), id)),
  );

const sayOwn = afterPaint(() => {
  sayMine();
  draw();
});

const form = ownForm((figures) => {
  own = figures;
  if (shown) sayOwn();
});

// Made once: what it says of a sweep must outlast the sweep being shown.
const sweep = sweepForm();

const build = () => {
  const { comparison } = shown;
  put(
    root,
    h("section.stack", { "aria-label": "What was found" }, parts.finding, parts.choices),
    h("section.stack", h("h2", "Your own service"), form, parts.mine),
    h("section.stack", h("h2", "Over each factor"), legend(), parts.plots, parts.table),
    h(
      "section.stack",
      { id: "sweep" },
      h("h2", "Start a sweep"),
      h("p", "It measures every combination of these values, here, and is shown when it is done."),
      sweep,
    ),
    h(
      "section.stack",
      h("h2", "How it was measured"),
      h(
        "p",
        `${measuredWhere(comparison, shown.example)} A response time counts from the moment a request was ` +
          "due. Event-loop delay is that of the worst loop of each trial. One process carries the whole " +
          "rate, as one replica does.",
      ),
    ),
  );
};

// The condition of the bar on top says where the factors stand that a plot does not vary.
const stand = () => {
  const asked = shown.all.find(({ key }) => key === state().condition) ?? {};
  for (const { name, harder } of varied(shown.all)) {
    const values = valuesOf(shown.all, name);
    if (values.includes(asked[name])) fixed[name] = asked[name];
    else fixed[name] ??= values.at(harder < 0 ? -1 : Math.floor(values.length / 2));
  }
};
followState(() => {
  if (!shown) return;
  stand();
  sayChoices();
  draw();
});

const has = (setup) => setupsOf(shown.comparison).includes(setup);
const take = ({ comparison, example }) => {
  shown = { comparison, example, all: conditionsOf(comparison) };
  const setups = setupsOf(comparison);
  pair = {
    advised: has("reactive-session") ? "reactive-session" : setups[0],
    other: has("blocking-on-event-loop")
      ? "blocking-on-event-loop"
      : (setups.find((id) => id !== setups[0]) ?? setups[0]),
  };
  fixed = {};
  stand();
  build();
  sayChoices();
  sayMine();
  draw();
};

put(root, loading("the limits"));
followMeasured(root, take, () => {
  shown = null;
});
