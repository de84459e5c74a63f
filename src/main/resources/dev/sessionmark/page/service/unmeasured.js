// Instead of a view: an experiment that has no rows, because it waits, has just begun, or ended before its first
// trial did.

import { by, h, put } from "../lib/dom.js";
import { href } from "../lib/state.js";
import { current } from "./current.js";
import { isOver } from "./events.js";
import { empty, failed, loading } from "./states.js";

const WORDS = {
  QUEUED: "This experiment waits for its turn; one experiment runs at a time.",
  RUNNING: "This experiment is being measured. Its first trial has not ended yet.",
};

/**
 * What stands in the place of a view, or null where there is something to show; again asks for it anew after a
 * failure.
 */
export const unmeasured = ({ comparison, status, error }, again) => {
  if (!comparison) return failed(error ?? new Error("There is no such experiment."), again);
  if (comparison.rows.length > 0) return null;
  const others = h("a.button", { href: href("experiments") }, "Choose another experiment");
  if (!isOver(status)) {
    return empty(
      WORDS[status],
      h("p", "This page shows it as soon as there is something to show."),
      h("p", h("a.button", { href: href("measure") }, "Watch it"), " ", others),
    );
  }
  const { incompleteBecause } = comparison;
  return empty(
    "Nothing was measured in this experiment.",
    incompleteBecause && h("p", `It ended early: ${incompleteBecause}.`),
    h("p", others),
  );
};

/**
 * Shows what is looked at, now and whenever it changes. A view has places for its state and for what was measured,
 * #state and #measured; what: the words for it. clear is called where there is nothing to show.
 * @param {string} what
 * @param {HTMLElement} root
 * @param {(found: Found & {comparison: Api.ComparisonDocument}) => void} show
 */
export const followMeasured = (what, root, show, clear = () => {}) => {
  put(by("state"), loading(what));
  current.follow((found) => {
    root.removeAttribute("aria-busy");
    const nothing = unmeasured(found, current.refresh);
    put(by("state"), nothing);
    by("measured").hidden = nothing !== null;
    if (nothing) clear();
    else show(/** @type {any} */ (found));
  });
};
