// The experiment that this tab looks at: the one in the address, else the newest one that is done, else the example that
// comes with the program. No view is ever empty.

import { EXAMPLE, experiments } from "./api.js";
import { state, update } from "./state.js";
import { sleep } from "./time.js";

const RETRY_MS = 2_000;
const listeners = new Set();
let latest = null;

const tell = (found) => {
  latest = found;
  for (const listener of listeners) listener(found);
};

const newest = async () => (await experiments.list(0, 20)).experiments.find((one) => one.status === "DONE")?.id;

const load = async (asked) => {
  const id = asked || (await newest()) || EXAMPLE;
  return { comparison: await experiments.comparison(id), example: id === EXAMPLE, error: null };
};

/** Shows an experiment everywhere on the page; without an id whatever there is. */
const show = async (id = state().experiment) => {
  for (;;) {
    try {
      tell(await load(id));
      return;
    } catch (error) {
      tell({ comparison: null, example: false, error });
      if (!error.gone) return;
      await sleep(RETRY_MS);
    }
  }
};

export const current = {
  /** Calls with {comparison, example, error} now, if it is known, and whenever it changes. */
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
