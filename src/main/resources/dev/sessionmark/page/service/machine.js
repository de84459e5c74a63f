// What else keeps the machine busy, said before an experiment is started: it would disturb what is measured.

import { h, put } from "../lib/dom.js";
import { lookEvery } from "../lib/time.js";
import { get, session } from "./api.js";

// A look takes the service a second.
const LOOK_MS = 30_000;

/** Who may start an experiment may know what runs beside it. */
const mayLook = async () => {
  const { enforced, role } = await session.who();
  return !enforced || role === "operator";
};

/** Keeps in an element what disturbs a measurement, for as long as wanted() says so and somebody looks. */
export const showMachine = (place, wanted) => {
  /** @type {any} */ let may = null;
  const look = async () => {
    if (!wanted()) {
      put(place);
      return;
    }
    try {
      may ??= await mayLook();
      if (!may) return;
      const { busyBecause } = await get("api/machine");
      const what = h("p", h("strong", "This machine is busy with something else: "), `${busyBecause}.`);
      const better = h("p", "Windows that it disturbs are not judged. Better end it first.");
      put(place, wanted() && busyBecause && h("div.state", { role: "status" }, what, better));
    } catch {
      // The views say that the service does not answer.
    }
  };
  lookEvery(LOOK_MS, look);
  return look;
};
