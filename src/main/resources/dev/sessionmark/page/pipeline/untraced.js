// Where there is no trace.

import { h } from "../lib/dom.js";
import { href } from "../lib/state.js";

export const untraced = "This experiment has no trace of its requests.";

export const measureIt = () => h("a.button", { href: href("measure", { experiment: "", condition: "" }) }, "Measure");
