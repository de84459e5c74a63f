// The experiment that this tab looks at: the one in the address, else the newest one that is done, else the example
// that comes with the program. No view is ever empty.

import { state, update } from "../lib/state.js";
import { sleep } from "../lib/time.js";
import { EXAMPLE, experiments } from "./api.js";
import { isOver } from "./events.js";

const RETRY_MS = 2_000;
/** @type {Set<(found: Found) => void>} */
const listeners = new Set();
/** @type {Found | null} */
let latest = null;
let turn = 0;

/** @param {Found} found */
const tell = (found) => {
  latest = found;
  for (const listener of listeners) listener(found);
};

const newest = async () => (await experiments.list(0, 20)).experiments.find((one) => one.status === "DONE")?.id;

/** @returns {Promise<Found>} */
const load = async (asked) => {
  const id = asked || (await newest()) || EXAMPLE;
  let comparison = await experiments.comparison(id);
  // It may be waiting, run, or have ended early; the comparison alone does not say which.
  const status = comparison.complete ? "DONE" : (await experiments.one(id)).status;
  // It has ended since it was compared.
  if (!comparison.complete && isOver(status)) comparison = await experiments.comparison(id);
  return { comparison, status, example: id === EXAMPLE, error: null, stale: null };
};

const rowless = (found) => found?.comparison?.rows.length === 0;
const same = (a, b) =>
  rowless(a) && rowless(b) && a.comparison.id === b.comparison.id && a.status === b.status && !a.stale;

/** A service that has too much to do: what it said before stands until it answers again. */
const isBusy = ({ status }) => status === 429 || status === 503;
const keeps = (id) => latest?.comparison && (!id || latest.comparison.id === id);

/**
 * Shows an experiment everywhere on the page; without an id whatever there is. One that has no rows yet is asked for
 * again until it has.
 */
const show = async (id = state().experiment) => {
  const mine = ++turn;
  for (;;) {
    try {
      const found = await load(id);
      if (mine !== turn) return;
      if (!same(latest, found)) tell(found);
      if (!rowless(found) || isOver(found.status)) return;
    } catch (error) {
      if (mine !== turn) return;
      if (latest && isBusy(error) && keeps(id)) tell({ ...latest, stale: error });
      else {
        tell({ comparison: null, status: null, example: false, error, stale: null });
        if (!error.gone) return;
      }
    }
    await sleep(RETRY_MS);
    if (mine !== turn) return;
  }
};

export const current = {
  /** Calls with {comparison, status, example, error, stale} now, if it is known, and whenever it changes. */
  follow(listener) {
    listeners.add(listener);
    if (latest) listener(latest);
  },
  /** Changes the experiment in the address and on the page. */
  choose(id) {
    update({ experiment: id, condition: "" });
    return show(id);
  },
  /** Asks for it anew, when more of it has been measured. */
  refresh: () => show(),
};

show();
