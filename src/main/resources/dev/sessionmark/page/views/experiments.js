import { experiments } from "../lib/api.js";
import { current } from "../lib/current.js";
import { h, put, speak } from "../lib/dom.js";
import { date, duration, number } from "../lib/format.js";
import { href, state } from "../lib/state.js";
import { empty, failed, gone, loading } from "../lib/states.js";
import { sleep } from "../lib/time.js";
import { many } from "../lib/words.js";

const PER_PAGE = 20;
const LOOK_AGAIN_MS = 2_000;
const WORDS = { QUEUED: "waiting", RUNNING: "running", DONE: "done", FAILED: "failed", CANCELLED: "cancelled" };
const root = document.getElementById("experiments");
let page = 0;
let shown = "";

const took = (one) => (one.startedAt && one.endedAt ? duration((new Date(one.endedAt) - new Date(one.startedAt)) / 1000) : "-");
const distances = (plan) => plan.dbLatencyMs.map((ms) => `+${number(ms)}`).join(", ") + " ms";
const over = (one) => one.endedAt !== undefined && one.endedAt !== null;

const cancel = async (one, button) => {
  button.disabled = true;
  try {
    await experiments.cancel(one.id);
    speak(`${one.id} is being cancelled.`);
    await show();
  } catch (error) {
    put(root, failed(error, show));
  }
};

const line = (one) =>
  h(
    "tr",
    {},
    h("th", { scope: "row" }, h("a", { href: href("/compare", { experiment: one.id, condition: "" }), "aria-current": state().experiment === one.id ? "true" : null }, one.id)),
    h("td", {}, WORDS[one.status] ?? one.status, one.incompleteBecause && h("span", { class: "deciding" }, one.incompleteBecause)),
    h("td", {}, one.plan.setups.join(", ")),
    h("td", {}, one.plan.workload),
    h("td", {}, distances(one.plan)),
    h("td", { class: "number" }, String(one.plan.trials)),
    h("td", {}, date(one.submittedAt)),
    h("td", { class: "number" }, took(one)),
    h("td", {}, !over(one) && h("button", { type: "button", onclick: (event) => cancel(one, event.target), "aria-label": `Cancel ${one.id}` }, "Cancel")),
  );

const table = (found) =>
  h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "Experiments" },
    h(
      "table",
      { class: "figures" },
      h("caption", {}, `${many(found.total, "experiment")}, newest first. Cancelling one keeps what it has measured.`),
      h("thead", {}, h("tr", {}, ["experiment", "status", "setups", "workload", "distance", "trials", "asked for", "took"].map((name) => h("th", { scope: "col", class: ["trials", "took"].includes(name) ? "number" : null }, name)), h("td", {}))),
      h("tbody", {}, found.experiments.map(line)),
    ),
  );

const pager = (found) => {
  const last = Math.max(0, Math.ceil(found.total / PER_PAGE) - 1);
  const to = (there) => () => { page = there; show(); };
  return last > 0 && h("div", { class: "row" },
    h("button", { type: "button", disabled: page === 0, onclick: to(page - 1) }, "Newer"),
    h("span", {}, `page ${page + 1} of ${last + 1}`),
    h("button", { type: "button", disabled: page >= last, onclick: to(page + 1) }, "Older"));
};

/** Draws the list when it differs from what is there; returns whether something in it may change by itself. */
const draw = (found) => {
  const now = JSON.stringify(found);
  if (now !== shown) {
    shown = now;
    if (found.total === 0) {
      put(root, empty("Nothing has been measured here yet.", h("p", {}, "The other views show an example that was measured elsewhere until you ", h("a", { href: "/" }, "place your bet"), ".")));
    } else {
      put(root, table(found), pager(found));
    }
  }
  root.removeAttribute("aria-busy");
  return found.experiments.some((one) => !over(one));
};

const show = async () => {
  try {
    return draw(await experiments.list(page, PER_PAGE));
  } catch (error) {
    shown = "";
    put(root, error.gone ? gone() : failed(error, show));
    return error.gone;
  }
};

put(root, loading("the experiments"));
let changing = await show();
for (;;) {
  await sleep(changing ? LOOK_AGAIN_MS : 5 * LOOK_AGAIN_MS);
  if (!document.hidden) {
    const was = changing;
    changing = await show();
    if (was && !changing) current.refresh();
  }
}
