// Which setups are looked at; kept in the address.

import { h, put, speak } from "../lib/dom.js";
import { swatch } from "../lib/setups.js";
import { state, update } from "../lib/state.js";

/** Buttons that show and hide setups. All pressed is the same as none chosen. */
export const setupChooser = (setups) => {
  const place = h("div.chooser", { role: "group", "aria-label": "Setups shown" });
  const chosen = () => (state().setups.length ? state().setups.filter((one) => setups.includes(one)) : setups);
  const draw = () =>
    put(
      place,
      setups.map((setup) => {
        const on = chosen().includes(setup);
        return h(
          "button",
          {
            type: "button",
            "aria-pressed": String(on),
            "data-setup": setup,
            "data-key": `setup ${setup}`,
            onclick: () => {
              const next = setups.filter((one) => (one === setup ? !on : chosen().includes(one)));
              if (!next.length) {
                speak("One setup has to stay.");
                return;
              }
              update({ setups: next.length === setups.length ? [] : next });
              draw();
              place.querySelector(`[data-setup="${setup}"]`)?.focus();
            },
          },
          swatch(setup),
          setup,
        );
      }),
    );
  draw();
  return place;
};
