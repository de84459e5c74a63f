import { costBasis, drawnOf } from "../code/costs.js";
import { column, conditionOf, setups } from "../code/setups.js";
import { code } from "../code/source.js";
import { setupBoxes } from "../comparison/chooser.js";
import { rowOf } from "../comparison/comparison.js";
import { pairOf } from "../comparison/outcomes.js";
import { says } from "../comparison/row.js";
import { verdictCell } from "../comparison/verdict.js";
import { by, h, put } from "../lib/dom.js";
import { swatch } from "../lib/setups.js";
import { followState, state, update } from "../lib/state.js";
import { list, measuredWhere, sentences } from "../lib/words.js";
import { asset } from "../service/api.js";
import { current } from "../service/current.js";
import { failed } from "../service/states.js";

const MOST = 3;
const USUAL = ["reactive-session", "blocking-on-event-loop"];

/** @type {any} */
let latest = { comparison: null, example: false, error: null };
let all = [];
let turn = 0;

const chosen = () => {
  const wanted = state().setups.filter((id) => all.some((setup) => setup.id === id));
  return (wanted.length > 0 ? wanted : USUAL).slice(0, MOST);
};

const looked = () => (latest.comparison ? conditionOf(latest.comparison, state().condition) : null);

/** The oldest choice gives way to a fourth. */
const toggle = (id, wanted) => {
  const now = chosen().filter((one) => one !== id);
  update({ setups: wanted ? [...now, id].slice(-MOST) : now.length > 0 ? now : chosen() });
};

const drawChoice = () => {
  const now = chosen();
  for (const box of by("choice").querySelectorAll("input")) {
    box.checked = now.includes(box.value);
    // At least one stays.
    box.disabled = box.checked && now.length === 1;
  }
};

const finding = (found) => {
  if (!found) return "The sources are those of this program. There are no figures yet: nothing has been measured here.";
  const rows = chosen()
    .map((id) => rowOf(found.condition.rows, id))
    .filter(Boolean);
  if (rows.length === 0)
    return "The experiment shown has none of these, so the marked lines say what they do, not what it costs.";
  const said = (row) => `${row.setup} ${row.valid ? says(row) : `invalid, ${row.invalidBecause}`}`;
  const [first, ...others] = rows;
  const told = others.map(({ setup }) => pairOf(latest.comparison, found.condition.key, first.setup, setup)?.sentence);
  return sentences(`With ${found.label}: ${list(rows.map(said))}.`, ...told);
};

const draw = async () => {
  const mine = ++turn;
  const { comparison, example } = latest;
  const found = looked();
  drawChoice();
  put(by("finding"), finding(found));
  try {
    const measured = found ? chosen().filter((id) => rowOf(found.condition.rows, id)) : [];
    /** @type {any} */ let trouble = null;
    const drawn = await Promise.all(measured.map((id) => drawnOf(comparison, id, found?.condition))).catch((error) => {
      trouble = error;
      return [];
    });
    const requestsOf = (id) => drawn.find(({ setup }) => setup === id)?.requests ?? [];
    const columns = await Promise.all(chosen().map((id) => column(id, found, comparison, requestsOf(id))));
    if (mine !== turn) return;
    put(by("costs"), trouble ? failed(trouble, draw) : measured.length > 0 && costBasis(drawn, found));
    by("columns").dataset.count = String(columns.length);
    put(by("columns"), columns);
    put(by("measured"), found && measuredWhere(comparison, example));
    await drawPython(found);
  } catch (error) {
    if (mine === turn) put(by("columns"), failed(error, draw));
  }
  by("columns").removeAttribute("aria-busy");
};

/** @type {any} */ let variants = null;
const drawPython = async (found) => {
  variants ??= await asset("code/fastapi.json");
  const drawn = ({ like, title, stand, code: lines, marks }) => {
    const row = found ? rowOf(found.condition.rows, like) : null;
    return h(
      "article.column",
      { "data-setup": like, "aria-label": title },
      h("h3", title),
      h("p", h("strong", stand), "."),
      h("p.soft.small", "Does what ", swatch(like), like, row ? " does: " : " does.", row && verdictCell(row)),
      code(lines, marks, null),
    );
  };
  put(by("python"), variants.map(drawn));
  by("python").removeAttribute("aria-busy");
};

const start = async () => {
  try {
    all = await setups();
  } catch (error) {
    put(by("columns"), failed(error, start));
    by("columns").removeAttribute("aria-busy");
    return;
  }
  const ids = all.map(({ id }) => id);
  put(by("choice"), setupBoxes(ids, toggle));
  for (const [i, box] of [...by("choice").children].entries()) box.title = all[i].title;
  followState(draw);
  current.follow((found) => {
    latest = found;
    draw();
  });
  draw();
};

start();
