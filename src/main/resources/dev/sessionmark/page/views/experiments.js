import { changesOf } from "../experiments/changes.js";
import { listOf } from "../experiments/table.js";
import { over } from "../experiments/words.js";
import { button, by, h, put, speak } from "../lib/dom.js";
import { redraw } from "../lib/redraw.js";
import { update } from "../lib/state.js";
import { sleep } from "../lib/time.js";
import { many } from "../lib/words.js";
import { experiments } from "../service/api.js";
import { current } from "../service/current.js";
import { empty, failed, gone, loading } from "../service/states.js";

const PER_PAGE = 20;
const LOOK_AGAIN_MS = 2_000;
const TYPED_MS = 250;
const STALE_MS = 10_000;
const root = by("experiments");
const search = by("q");
let page = 0;
let shown = "";
let asked = 0;

const words = () => search.value.trim();

/** The last page there is, from 0. */
const lastOf = (found) => Math.max(0, Math.ceil(found.total / PER_PAGE) - 1);

const pager = (found) => {
  const last = lastOf(found);
  const turn = (text, key, there, disabled) => {
    const to = () => {
      page = there;
      show();
    };
    return button(text, to, { "data-key": key, disabled });
  };
  const newer = turn("Newer", "newer", page - 1, page === 0);
  const older = turn("Older", "older", page + 1, page >= last);
  return last > 0 && h("div.row", newer, h("span", `page ${page + 1} of ${last + 1}`), older);
};

const look = (text) => {
  search.value = text;
  page = 0;
  update({ q: text.trim() });
  return show();
};

const showAll = () => {
  look("");
  search.focus();
};
const nothing = () =>
  words()
    ? empty(
        `Nothing here has "${words()}" in it.`,
        h("p", "Searched are names, notes, numbers and setups; each word must be somewhere."),
        button("Show all", showAll),
      )
    : empty(
        "Nothing has been measured here yet.",
        h(
          "p",
          "The other views show an example that was measured elsewhere until you ",
          h("a", { href: "./" }, "place your bet"),
          " or ",
          h("a", { href: "measure" }, "measure"),
          ".",
        ),
      );

/** Draws the list when it differs from what is there; returns whether something in it may change by itself. */
const draw = (found) => {
  const running = found.experiments.some(({ startedAt, endedAt }) => startedAt && !endedAt);
  // How long one has taken so far changes by itself.
  const now = JSON.stringify([words(), found, running && Math.floor(Date.now() / STALE_MS)]);
  if (now !== shown) {
    const another = shown && JSON.parse(shown)[0] !== words();
    shown = now;
    redraw(root, () => put(root, found.total === 0 ? nothing() : [listOf(found, words(), changes), pager(found)]));
    if (another) speak(found.total ? `${many(found.total, "experiment")} found.` : "Nothing found.");
  }
  return found.experiments.some((one) => !over(one));
};

/**
 * Asks for the list; returns whether it is worth asking again soon. Of two answers the one that was asked for later
 * counts.
 */
const show = async () => {
  const mine = ++asked;
  try {
    const found = await experiments.list(page, PER_PAGE, words() ? `&q=${encodeURIComponent(words())}` : "");
    if (mine !== asked) return true;
    // The last one of a page was deleted.
    if (page > 0 && found.total <= page * PER_PAGE) {
      page = lastOf(found);
      return await show();
    }
    return draw(found);
  } catch (error) {
    if (mine !== asked) return true;
    shown = "";
    put(root, error.gone ? gone() : failed(error, show));
    return error.gone;
  } finally {
    root.removeAttribute("aria-busy");
  }
};
const changes = changesOf(show, search);

let typed = 0;
search.form.addEventListener("submit", (event) => event.preventDefault());
search.addEventListener("input", () => {
  clearTimeout(typed);
  typed = setTimeout(() => look(search.value), TYPED_MS);
});
search.value = new URLSearchParams(location.search).get("q") ?? "";

put(root, loading("the experiments"));
let changing = await show();
for (;;) {
  await sleep(changing ? LOOK_AGAIN_MS : 5 * LOOK_AGAIN_MS);
  if (document.hidden) continue;
  const was = changing;
  changing = await show();
  if (was && !changing) current.refresh();
}
