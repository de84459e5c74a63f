import { h, put, speak } from "./dom.js";

/** A text to copy, with a button. */
export const copyable = (label, text) => {
  const button = h("button", { type: "button" }, `Copy ${label}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      put(button, "Copied");
      speak(`${label} copied`);
    } catch {
      // Where a browser does not let pages copy, the text is marked for the keyboard.
      getSelection()?.selectAllChildren(pre);
      put(button, "Marked: press Ctrl+C");
    }
    setTimeout(() => put(button, `Copy ${label}`), 2_000);
  });
  const pre = h("pre.copy", { tabindex: "0", "aria-label": label }, text);
  return h("div.stack", pre, button);
};
