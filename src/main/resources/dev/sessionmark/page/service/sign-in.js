// Asks for a token where the service wants one. The browser keeps it in a cookie that no script can read.

import { ask } from "../lib/dialog.js";
import { h } from "../lib/dom.js";
import { field } from "../lib/fields.js";

/** @type {any} */ let asking = null;
let declined = false;

const question = (enter) =>
  ask({
    title: "Sign in",
    body: field(
      "token",
      "Token",
      h("input", {
        id: "token",
        name: "token",
        type: "password",
        autocomplete: "off",
        required: true,
        maxlength: 3800,
        "aria-describedby": "token-hint token-wrong",
      }),
      "Whoever runs this service makes one with: sessionmark token create",
      "token",
    ),
    yes: "Sign in",
    act: (form) => enter(form.elements.token.value),
  });

/**
 * Asks once, however many requests were refused; enter is called with the token and may throw. Resolves with whether
 * somebody has signed in. Who did not want to is not asked again before they say so (again).
 */
export const signIn = (enter, { again = false } = {}) => {
  if (declined && !again) return Promise.resolve(false);
  asking ??= question(enter).then((done) => {
    declined = !done;
    asking = null;
    if (done) dispatchEvent(new Event("sessionmark:signed-in"));
    return done;
  });
  return asking;
};
