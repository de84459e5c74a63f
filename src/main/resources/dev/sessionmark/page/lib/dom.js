// Elements made by hand; text stays text.

const SVG = "http://www.w3.org/2000/svg";

const shown = (children) =>
  children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);

const isAttributes = (given) => given !== null && typeof given === "object" && given.constructor === Object;

/** Gives an element what was named: its classes, attributes where there are any, and children. */
const fill = (node, classes, given) => {
  const [{ value, ...attributes }, children] = isAttributes(given[0]) ? [given[0], given.slice(1)] : [{}, given];
  if (classes.length > 0) node.setAttribute("class", classes.join(" "));
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...shown(children));
  // A select has its options by now.
  if (value !== undefined) node.value = value;
  return node;
};

/**
 * An HTML element with its classes: h("p.soft.small", { onclick: f }, "text", otherElement), h("p", "text").
 * @template {string} Named
 * @param {Named} named
 * @param {...any} given
 * @returns {HtmlOf<Named>}
 */
export const h = (named, ...given) => {
  const [name, ...classes] = named.split(".");
  return /** @type {any} */ (fill(document.createElement(name), classes, given));
};

/**
 * An SVG element.
 * @template {string} Named
 * @param {Named} named
 * @param {...any} given
 * @returns {SvgOf<Named>}
 */
export const s = (named, ...given) => {
  const [name, ...classes] = named.split(".");
  return /** @type {any} */ (fill(document.createElementNS(SVG, name), classes, given));
};

/**
 * Puts children in the place of what an element has.
 * @template {Element} E
 * @param {E} node
 * @param {...any} children
 */
export const put = (node, ...children) => {
  node.replaceChildren(...shown(children));
  return node;
};

/**
 * The element with an id. The template has it, and is not read by the type checker.
 * @param {string} id
 * @returns {any}
 */
export const by = (id) => document.getElementById(id);

/** A button that does something. */
export const button = (text, act, attributes = {}) =>
  h("button", { type: "button", onclick: act, ...attributes }, text);

/** A text that is copied as it stands. */
export const toCopy = (label, text) => h("pre.copy", { tabindex: 0, "aria-label": label }, text);

/** Says it to those who listen to the page. */
export const speak = (text) => {
  const place = document.getElementById("spoken");
  if (place && place.textContent !== text) place.textContent = text;
};

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Calls when the theme changes, or the system's, until the signal is aborted. */
export const followColours = (act, /** @type {AbortSignal} */ signal = new AbortController().signal) => {
  addEventListener("sessionmark:theme", act, { signal });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", act, { signal });
};

/** The value of a custom property of the style sheet, as the theme has it now. */
export const colour = (name) => {
  const probe = h("span", { hidden: true });
  probe.style.setProperty("color", `var(${name})`);
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
};
