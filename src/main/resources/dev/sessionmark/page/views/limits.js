import { conditionWith, setupsOf } from "../comparison/comparison.js";
import { conditionsAt, conditionsOf, saysAt, valuesOf, varied } from "../comparison/factors.js";
import { crossoverOf } from "../comparison/outcomes.js";
import { by, h, put } from "../lib/dom.js";
import { FACTORS } from "../lib/factor-register.js";
import { select } from "../lib/fields.js";
import { ownForm, perReplica } from "../lib/own-figures.js";
import { swatch } from "../lib/setups.js";
import { followState, state } from "../lib/state.js";
import { afterPaint } from "../lib/time.js";
import { measuredWhere } from "../lib/words.js";
import { behind } from "../limits/figures.js";
import { multiples } from "../limits/multiples.js";
import { ownCondition } from "../limits/own-condition.js";
import { sweepForm } from "../limits/sweep.js";
import { followMeasured } from "../service/unmeasured.js";

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
    const found = crossoverOf(shown.comparison, pair.advised, pair.other, name, standing().key);
    const value = (key) => conditionWith(shown.all, key)?.[name];
    return {
      factor,
      others: { ...fixed, [name]: undefined },
      found,
      bands: (found?.changes ?? []).map(({ from, to }) => ({ from: value(from), to: value(to) })),
    };
  });

const sayFinding = (found) => {
  const missing = FACTORS.filter(({ name }) => valuesOf(shown.all, name).length === 1);
  put(
    by("finding"),
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

const draw = () => {
  const found = crossings();
  sayFinding(found);
  const mine = own && perReplica(own);
  put(by("plots"), multiples({ all: shown.all, crossings: found, limits: shown.comparison.thresholds, mine }));
  put(by("table"), behind(shown.all));
};

const sayChoices = () => {
  const setups = setupsOf(shown.comparison).map((id) => [id, id]);
  const several = varied(shown.all);
  const choice = (id, label, of, name, options, read = (v) => v) =>
    select(id, label, options, String(of[name]), (v) => {
      of[name] = read(v);
      draw();
    });
  put(
    by("choices"),
    choice("advised", "Setup", pair, "advised", setups),
    choice("other", "instead of", pair, "other", setups),
    several.length > 1 &&
      several.map(({ name, words, says }) => {
        const values = valuesOf(shown.all, name).map((v) => [String(v), says(v)]);
        return choice(`at-${name}`, `elsewhere: ${words}`, fixed, name, values, Number);
      }),
  );
};

const sayMine = () => put(by("mine"), ownCondition(shown.all, own, shown));

const sayOwn = afterPaint(() => {
  sayMine();
  draw();
});

put(
  by("own"),
  ownForm((figures) => {
    own = figures;
    if (shown) sayOwn();
  }),
);
put(by("sweep-form"), sweepForm());

// The condition of the bar on top says where the factors stand that a plot does not vary.
const stand = () => {
  const asked = conditionWith(shown.all, state().condition) ?? {};
  for (const { name, harder } of varied(shown.all)) {
    const values = valuesOf(shown.all, name);
    if (values.includes(asked[name])) fixed[name] = asked[name];
    else fixed[name] ??= values.at(harder < 0 ? -1 : Math.floor(values.length / 2));
  }
  sayChoices();
  draw();
};
followState(() => shown && stand());

followMeasured(
  "the limits",
  by("limits"),
  ({ comparison, example }) => {
    shown = { comparison, example, all: conditionsOf(comparison) };
    const setups = setupsOf(comparison);
    const first = (id, others) => (setups.includes(id) ? id : (others[0] ?? setups[0]));
    const advised = first("reactive-session", setups);
    pair = {
      advised,
      other: first(
        "blocking-on-event-loop",
        setups.filter((id) => id !== advised),
      ),
    };
    fixed = {};
    put(
      by("legend"),
      setups.map((id) => h("li", { "data-setup": id }, swatch(id), id)),
    );
    put(by("how"), measuredWhere(comparison, example));
    sayMine();
    stand();
  },
  () => {
    shown = null;
  },
);
