// Which setups are looked at; kept in the address.

import { button, h, put, speak } from "../lib/dom.js";
import { swatch } from "../lib/setups.js";
import { state, update } from "../lib/state.js";

/** Buttons that show and hide setups. All pressed is the same as none chosen. */
export const setupChooser = (setups) => {
  const place = h("div.chooser", { role: "group", "aria-label": "Setups shown" });
  const chosen = () => (state().setups.length ? state().setups.filter((one) => setups.includes(one)) : setups);
  const toggle = (setup) => {
    const next = setups.filter((one) => (one === setup) !== chosen().includes(one));
    if (!next.length) {
      speak("One setup has to stay.");
      return;
    }
    update({ setups: next.length === setups.length ? [] : next });
    draw();
    place.querySelector(`[data-setup="${setup}"]`)?.focus();
  };
  const draw = () =>
    put(
      place,
      setups.map((setup) =>
        button([swatch(setup), setup], () => toggle(setup), {
          "aria-pressed": String(chosen().includes(setup)),
          "data-setup": setup,
          "data-key": `setup ${setup}`,
        }),
      ),
    );
  draw();
  return place;
};

/** Boxes to tick, each for a setup with its line; toggle is called with an id and whether it is wanted. */
export const setupBoxes = (ids, toggle, attributes = (id) => ({})) =>
  ids.map((id) =>
    h(
      "label.check",
      { "data-setup": id },
      h("input", {
        type: "checkbox",
        value: id,
        onchange: ({ target }) => toggle(id, target.checked),
        ...attributes(id),
      }),
      h("span", swatch(id), id),
    ),
  );
