// What a reader had in hand stays in hand when something is drawn anew.

const FOCUSABLE = "a[href], button, summary, [tabindex]";
const all = (node, selector) => [...node.querySelectorAll(selector)];

/**
 * Draws, and then puts back what was open, how far tables were scrolled, and the focus: by data-key, else by their
 * place.
 */
export const redraw = (node, draw) => {
  /** @type {any} */
  const active = node.contains(document.activeElement) ? document.activeElement : null;
  const key = active?.dataset.key;
  const place = all(node, FOCUSABLE).indexOf(active);
  const name = (one, i) => one.dataset.key ?? String(i);
  const open = new Set(all(node, "details").flatMap((one, i) => (one.open ? [name(one, i)] : [])));
  const scrolled = all(node, ".scroll").map((one) => one.scrollLeft);
  draw();
  all(node, "details").forEach((one, i) => {
    if (open.has(name(one, i))) one.open = true;
  });
  all(node, ".scroll").forEach((one, i) => {
    if (scrolled[i]) one.scrollLeft = scrolled[i];
  });
  if (active && !active.isConnected) {
    const again = key ? all(node, "[data-key]").find((one) => one.dataset.key === key) : all(node, FOCUSABLE)[place];
    again?.focus({ preventScroll: true });
  }
};
