import { comparisonTables } from "../comparison/comparison-table.js";
import { command, curl, json } from "../lib/command.js";
import { copyable } from "../lib/copy.js";
import { by, h, put } from "../lib/dom.js";
import { estimate, trialsIn } from "../lib/estimate.js";
import { combinations, FACTORS } from "../lib/factor-register.js";
import { showWrong } from "../lib/fields.js";
import { duration } from "../lib/format.js";
import { redraw } from "../lib/redraw.js";
import { swatch } from "../lib/setups.js";
import { href, state, update } from "../lib/state.js";
import { many } from "../lib/words.js";
import { liveBoard } from "../measure/live.js";
import { EXAMPLE, experiments } from "../service/api.js";
import { current } from "../service/current.js";
import { showMachine } from "../service/machine.js";
import { showRunning } from "../service/running.js";
import { failed } from "../service/states.js";
import { underWay } from "../service/under-way.js";

const COMMON = { users: "", poolSize: "20" };
const PRESETS = {
  quick: {
    ...COMMON,
    setups: ["reactive-session", "blocking-on-event-loop"],
    dbLatencyMs: "0, 5",
    rate: "200",
    trials: "2",
    durationSeconds: "3",
    warmupSeconds: "4",
  },
  usual: null,
  careful: {
    ...COMMON,
    dbLatencyMs: "0, 1, 2, 5, 10",
    rate: "auto",
    trials: "5",
    durationSeconds: "10",
    warmupSeconds: "30",
  },
};

const form = by("plan");
document.querySelectorAll("[data-swatch]").forEach((node) => node.append(swatch(node.dataset.swatch)));

/** What somebody typed: a number or several, with commas; what is no number stays as it is. */
const entered = (name) => {
  const parts = form.elements[name].value.split(",").map((part) => part.trim());
  const all = parts.filter(Boolean).map((part) => (Number.isNaN(Number(part)) ? part : Number(part)));
  return all.length > 1 ? all : all[0];
};

/** Services of other programs, one a line: NAME=URL, and the path of a bystander behind a space. */
const targets = () =>
  form.elements.targets.value
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [address, bystander] = line.split(/\s+/, 2);
      const at = address.indexOf("=");
      const [name, url] = at < 0 ? ["", address] : [address.slice(0, at), address.slice(at + 1)];
      return { name, url, ...(bystander && { bystander }) };
    });

/** The plan that the form asks for; what is wrong in it the service says, field by field. */
const plan = () => {
  const asked = {
    setups: [...form.querySelectorAll("[name=setups]:checked")].map((box) => box.value),
    workload: form.elements.workload.value,
  };
  for (const name of [...FACTORS.map(({ field }) => field), "rounds", "trials", "durationSeconds", "warmupSeconds"])
    asked[name] = entered(name);
  asked.budgetSeconds = entered("budgetSeconds");
  // A budget says when enough is measured.
  if (asked.budgetSeconds !== undefined) for (const name of ["rounds", "trials", "durationSeconds"]) delete asked[name];
  // Who waits for an answer comes at no rate.
  if (asked.users !== undefined) delete asked.rate;
  const services = targets();
  if (services.length) asked.targets = services;
  for (const name of ["profile", "tolerateNeighbours"]) if (form.elements[name].checked) asked[name] = true;
  return asked;
};

const told = () => {
  const asked = plan();
  const seconds = estimate(asked);
  put(
    by("expected"),
    Number.isFinite(seconds) && (asked.budgetSeconds || trialsIn(asked) > 0)
      ? `Takes ${asked.budgetSeconds ? "at most" : "about"} ${duration(seconds)}: ` +
          `${many(asked.setups.length, "setup")}, ` +
          `${asked.targets ? `${many(asked.targets.length, "service")}, ` : ""}` +
          `${asked.budgetSeconds ? "as many trials as it takes" : `${many(trialsIn(asked), "trial")} in all`}` +
          `${asked.profile ? ", one more of each that is profiled and not measured" : ""}, ` +
          `${many(combinations(asked, true) * combinations(asked, false), "condition")}.`
      : "Choose at least one setup and fill in numbers.",
  );
  put(
    by("elsewhere"),
    copyable("command", command(asked)),
    h("details", h("summary", "curl"), copyable("curl", curl(asked))),
    h("details", h("summary", "JSON plan"), copyable("plan", json(asked))),
  );
};

const wrong = (errors) =>
  put(
    by("trouble"),
    showWrong(form, errors).map(({ field, message }) => h("p", { role: "alert" }, `${field} ${message}`)),
  );

const live = liveBoard(by("live"));
const lookAtMachine = showMachine(by("machine"), () => !by("start").disabled);

/** Shows a comparison below the form; final says whether more may come. */
const showRows = (comparison, final) => {
  if (!comparison?.rows?.length) return;
  const place = by("rows");
  const soon = "A row is there once its first trial has ended. Figures and verdicts may change until all have.";
  if (!place.firstChild) put(place, h("h2"), h("p.soft", soon), h("div.tables.stack"));
  const [heading, open, tables] = place.children;
  put(heading, final ? "What was found" : "Rows so far");
  open.hidden = final;
  redraw(tables, () => comparisonTables(tables, comparison, { final }));
};

const ENDED = { DONE: "Done.", CANCELLED: "Cancelled." };
let stopFollowing = () => {};

const follow = (id, mine = true) => {
  stopFollowing();
  // Whoever only looks may ask for one more, which waits for its turn.
  by("start").disabled = mine;
  lookAtMachine();
  put(by("rows"));
  by("see").hidden = true;
  live.clear();
  const ended = (...said) => {
    by("start").disabled = false;
    live.clear();
    put(by("running"), said);
  };
  stopFollowing = showRunning(by("running"), id, {
    onRows: (comparison) => {
      showRows(comparison, false);
      current.refresh();
    },
    onLive: live.show,
    onEnd: (status, comparison) => {
      const how = `${ENDED[status] ?? "It failed."} ${comparison?.incompleteBecause ?? ""}`;
      ended(h("p.lead", { role: "status" }, how));
      showRows(comparison, true);
      by("see").href = href("compare", { experiment: id });
      by("see").hidden = !comparison?.rows?.length;
      current.refresh();
    },
    onLost: (error) => ended(failed(error)),
  });
  by("running").scrollIntoView({ block: "nearest" });
};

form.addEventListener("input", told);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  by("start").disabled = true;
  wrong([]);
  try {
    const { id } = await experiments.start(plan());
    update({ experiment: id, condition: "" });
    follow(id);
  } catch (error) {
    by("start").disabled = false;
    if (error.errors?.length) wrong(error.errors);
    else put(by("trouble"), failed(error));
  }
});
form.querySelectorAll("[data-preset]").forEach((button) =>
  button.addEventListener("click", () => {
    form.reset();
    const { setups, ...others } = PRESETS[button.dataset.preset] ?? {};
    if (setups)
      form.querySelectorAll("[name=setups]").forEach((box) => {
        box.checked = setups.includes(box.value);
      });
    for (const [name, text] of Object.entries(others)) form.elements[name].value = text;
    told();
  }),
);
told();

// Whoever comes back while it runs sees it run, and whoever opens another tab too.
const { experiment } = state();
try {
  const one = experiment && experiment !== EXAMPLE ? await experiments.one(experiment) : await underWay();
  if (one && !one.endedAt) follow(one.id, Boolean(experiment));
} catch (error) {
  put(by("trouble"), failed(error));
}
