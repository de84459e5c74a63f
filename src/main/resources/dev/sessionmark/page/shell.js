import { conditionChoices } from "./comparison/comparison.js";
import { by, h, put } from "./lib/dom.js";
import { followState, href, state, update } from "./lib/state.js";
import { lookEvery } from "./lib/time.js";
import { invalidity, validity } from "./lib/words.js";
import { EXAMPLE, session } from "./service/api.js";
import { current } from "./service/current.js";
import { listed, nameOf, underWay } from "./service/under-way.js";

// An experiment takes minutes.
const LOOK_MS = 15_000;

/** What cannot be known while the service does not answer, which the views say. */
const quietly = (act) => act().catch(() => {});

// Light, dark, or as the system has it.
const THEMES = ["system", "light", "dark"];
const theme = () => document.documentElement.dataset.theme ?? "system";
const sayTheme = () => put(by("theme"), theme() === "system" ? "Theme: as the system" : `Theme: ${theme()}`);
by("theme").addEventListener("click", () => {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem("sessionmark.theme", next);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
  sayTheme();
  dispatchEvent(new Event("sessionmark:theme"));
});
sayTheme();

// Paper is white, whatever the screen is.
const printing = (yes) => {
  document.documentElement.toggleAttribute("data-printing", yes);
  dispatchEvent(new Event("sessionmark:theme"));
};
addEventListener("beforeprint", () => printing(true));
addEventListener("afterprint", () => printing(false));

// Links between views carry what is looked at.
const carry = () =>
  document.querySelectorAll("a[data-nav]").forEach((link) => (link.href = href(new URL(link.href).pathname)));
followState(carry);
carry();
document.querySelector(".rail [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });

// What people call it comes after its id, which is known at once.
let named = "";
const showName = async (id, name) => {
  const { href: others } = document.querySelector('.rail [data-nav="experiments"]');
  const show = (text) => put(by("bar-experiment"), h("a", { href: others, title: `${text}: choose another` }, text));
  named = id;
  show(name);
  if (id === EXAMPLE) return;
  const label = nameOf((await listed(id)) ?? { id });
  if (named === id) show(label);
};

const showBar = ({ comparison, example, error }) => {
  if (!comparison) {
    put(by("bar-experiment"), error ? "cannot be had" : "none");
    put(by("bar-machine"), "unknown");
    put(by("bar-validity"), "unknown");
    return;
  }
  quietly(() => showName(example ? EXAMPLE : comparison.id, example ? "shipped example" : comparison.id));
  const { cpu, cores } = comparison.environment;
  const machine = cpu ? `${example ? "elsewhere: " : ""}${cpu}, ${cores} cores` : "not known yet";
  put(by("bar-machine"), machine);
  by("bar-machine").title = machine;
  put(by("bar-validity"), validity(comparison));
  by("bar-validity").title = invalidity(comparison) || validity(comparison);
  const select = by("bar-condition");
  const all = [["", "all"], ...conditionChoices(comparison)];
  put(
    select,
    all.map(([value, text]) => h("option", { value }, text)),
  );
  select.value = all.some(([key]) => key === state().condition) ? state().condition : "";
  select.disabled = all.length < 3;
};
by("bar-condition").addEventListener("change", (event) => update({ condition: event.target.value }));
followState(() => {
  const select = by("bar-condition");
  const wanted = state().condition;
  if ([...select.options].some((option) => option.value === wanted)) select.value = wanted;
});
current.follow(showBar);

// What is being measured now, in whichever tab it was asked for: said where this one looks at something else.
const showUnderWay = () =>
  quietly(async () => {
    const one = await underWay();
    by("bar-now").hidden = !one || one.id === state().experiment;
    if (!one) return;
    const address = href("measure", { experiment: one.id, condition: "" });
    put(by("bar-now-name"), h("a", { href: address, title: `${nameOf(one)}: watch it` }, nameOf(one)));
  });
current.follow(showUnderWay);
lookEvery(LOOK_MS, showUnderWay);

// Who is signed in, where anybody is asked.
const button = by("who");
const showWho = () =>
  quietly(async () => {
    const { enforced, name, role } = await session.who();
    button.hidden = !enforced;
    put(button, name ? `Sign out ${name} (${role})` : "Sign in");
    button.dataset.name = name ?? "";
  });
button.addEventListener("click", async () => {
  if (button.dataset.name) await session.leave();
  else if (!(await session.signIn())) return;
  location.reload();
});
addEventListener("sessionmark:signed-in", showWho);
showWho();
