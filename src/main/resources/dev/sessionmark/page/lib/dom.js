// Elements made by hand; text stays text.

const SVG = "http://www.w3.org/2000/svg";

const fill = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value" && "value" in node) node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};

/** An HTML element: h("p", {class: "soft", onclick: f}, "text", otherElement). */
export const h = (name, attributes, ...children) => {
  const node = document.createElement(name);
  const { value, ...others } = attributes ?? {};
  fill(node, others, children);
  // A select has its options by now.
  if (value !== undefined) node.value = value;
  return node;
};

/** An SVG element. */
export const s = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

/** Puts children in the place of what an element has. */
export const put = (node, ...children) => {
  node.replaceChildren(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return node;
};

/** Says it to those who listen to the page. */
export const speak = (text) => {
  const place = document.getElementById("spoken");
  if (place && place.textContent !== text) place.textContent = text;
};

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The value of a custom property of the style sheet, as the theme has it now. */
export const colour = (name) => {
  const probe = h("span", { hidden: true });
  probe.style.setProperty("color", `var(${name})`);
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
};
