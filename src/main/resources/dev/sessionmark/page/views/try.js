import { by, h, put, speak } from "../lib/dom.js";
import { time } from "../lib/format.js";
import { update } from "../lib/state.js";
import { many } from "../lib/words.js";
import { get, post } from "../service/api.js";
import { failed } from "../service/states.js";
import { burstFigure, inWords as burstInWords } from "../try/burst-figure.js";
import { inWords, ownFigure, sumOf } from "../try/requests-figure.js";
import { send } from "../try/send.js";
import { server } from "../try/server.js";
import { putTracks } from "../try/tracks.js";
import { tried } from "../try/tried-table.js";

const GONE = 409;
const MOST_OWN = 6;
const log = tried(by("tried"));
let serves = false;
let busy = false;

// Setups that have answered on this server: the first answers of each pay for logins and for code that nobody has run
// yet.
const warm = new Set();
const stage = server((on) => {
  serves = on;
  if (!on) warm.clear();
  by("send").disabled = !serves;
  by("fire").disabled = !serves;
});

// What is tried stands in the address, so that it can be copied.
const query = new URLSearchParams(location.search);
for (const [id, fallback] of Object.entries({ setup: "blocking-on-event-loop", distance: "200" })) {
  const select = by(id);
  const wanted = query.get(id);
  select.value = [...select.options].some(({ value }) => value === wanted) ? wanted : fallback;
  select.addEventListener("change", () => update({ [id]: select.value }));
}

/**
 * Runs it alone: nothing else of this view asks anything meanwhile. run gives what is shown, said, and kept of the try.
 */
const measure = async (place, what, run) => {
  if (busy) return;
  busy = true;
  put(by(place), h("p.state.loading", { role: "status" }, what));
  stage.quiet(true);
  try {
    if (await stage.alone()) {
      const setup = by("setup").value;
      const dbLatencyMs = stage.dbLatencyMs();
      if (!warm.has(setup)) await send(setup, MOST_OWN);
      warm.add(setup);
      const { figure, words, what: of, slowestMs, bystanderMs } = await run(setup, dbLatencyMs);
      put(by(place), figure);
      if (!words) return;
      log.add({ setup, dbLatencyMs, what: of, slowest: time(slowestMs), bystander: time(bystanderMs) });
      speak(words);
    } else put(by(place), h("p.state", "The server had ended. Send again when it runs."));
  } catch (error) {
    put(by(place), failed(error));
    await stage.look();
  } finally {
    busy = false;
    stage.quiet(false);
  }
};

by("send").addEventListener("click", () => {
  const count = Number(by("count").value);
  measure("own", `Sending ${many(count, "request")}.`, async (setup, dbLatencyMs) => {
    const requests = await send(setup, count);
    if (requests.some(({ status }) => status === GONE)) throw new Error("The server has ended meanwhile.");
    put(
      by("measured-here"),
      `Your last ${many(count, "request")} put ${many(putTracks(setup, requests), "phase")} on ` +
        `${many(count, "track")}.`,
    );
    const figure = ownFigure(setup, requests, dbLatencyMs);
    return { figure, words: inWords(requests, dbLatencyMs), what: `${count} of your own`, ...sumOf(requests) };
  });
});

const wrong = (errors) => {
  const about = errors.find(({ field }) => field === "requests");
  by("burst-wrong").hidden = !errors.length;
  put(by("burst-wrong"), errors.map(({ field, message }) => `${field} ${message}`).join("; "));
  by("requests").setAttribute("aria-invalid", String(Boolean(about)));
  if (about) by("requests").focus();
};

by("burst-form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!serves) return;
  wrong([]);
  const requests = Number(by("requests").value);
  measure("burst", `Firing ${by("requests").value} requests.`, async (setup) => {
    try {
      const burst = await post("api/stage/bursts", { setup, requests, withinMs: Number(by("within").value) });
      const { slowestMs, bystanderSlowestMs: bystanderMs } = burst;
      const what = `burst of ${burst.lines.length}`;
      return { figure: burstFigure(burst), words: burstInWords(burst), what, slowestMs, bystanderMs };
    } catch (error) {
      if (!error.errors?.length) throw error;
      wrong(error.errors);
      return { figure: h("p.state", "No burst was fired.") };
    }
  });
});

// What a setup is, in the words of its own description.
const describe = async () => {
  try {
    const all = await get("api/setups");
    const say = () => put(by("setup-says"), all.find(({ id }) => id === by("setup").value)?.description ?? "");
    by("setup").addEventListener("change", say);
    say();
  } catch (error) {
    put(by("setup-says"), error.message);
  }
};

await Promise.all([stage.look(), describe()]);
by("server").removeAttribute("aria-busy");
