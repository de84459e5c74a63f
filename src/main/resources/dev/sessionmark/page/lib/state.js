// What is looked at stands in the address: experiment, condition, setups. Whoever copies the address copies the view.

import { afterPaint } from "./time.js";

const NAMES = ["experiment", "condition", "setups"];
const listeners = new Set();

/** Strings, empty where nothing is chosen; setups is a list. */
export const state = () => {
  const query = new URLSearchParams(location.search);
  return {
    experiment: query.get("experiment") ?? "",
    condition: query.get("condition") ?? "",
    setups: (query.get("setups") ?? "").split(",").filter(Boolean),
  };
};

const written = (query, changes) => {
  for (const [name, value] of Object.entries(changes)) {
    const text = Array.isArray(value) ? value.join(",") : value;
    if (text) query.set(name, text);
    else query.delete(name);
  }
  // Commas and plus signs are readable as they are.
  const text = query.toString().replaceAll("%2C", ",");
  return text ? "?" + text : "";
};

/** The address of a view with the state of this one, and changes. */
export const href = (path, changes = {}) => {
  const now = new URLSearchParams(location.search);
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = now.get(name);
    if (value) query.set(name, value);
  }
  return path + written(query, changes);
};

const tell = afterPaint(() => listeners.forEach((listener) => listener(state())));

/** Changes the address without leaving the page. */
export const update = (changes) => {
  const query = written(new URLSearchParams(location.search), changes);
  history.replaceState(null, "", location.pathname + query + location.hash);
  tell();
};

/** Calls with the state after it has changed. */
export const followState = (listener) => listeners.add(listener);
addEventListener("popstate", tell);
