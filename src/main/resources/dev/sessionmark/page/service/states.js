// What a view shows while it has nothing to show.

import { h } from "../lib/dom.js";

const FORBIDDEN = 403;

export const loading = (what) => h("div.state.loading", { role: "status" }, h("p", `Loading ${what}.`));

export const empty = (title, ...rest) => h("div.state.empty", h("p", h("strong", title)), ...rest);

export const gone = () =>
  h(
    "div.state.gone",
    { role: "status" },
    h("p", h("strong", "The service is gone. Trying again.")),
    h("p", "It does not answer. It may be starting anew. This page goes on by itself when it is back."),
  );

/** An error with what can be done about it. */
export const failed = (error, again) =>
  error.gone
    ? gone()
    : h(
        "div.state.error",
        { role: "alert" },
        h("p", h("strong", "That did not work.")),
        h("p", error.message),
        // Who may not do it may not do it a second time either.
        again && error.status !== FORBIDDEN && h("button", { type: "button", onclick: again }, "Try again"),
      );
