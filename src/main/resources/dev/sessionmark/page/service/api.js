// The public API, and nothing else.
//
// Every view lies directly below the root of the service, so addresses without a slash in front lead there wherever a
// reverse proxy has put it: https://host/tools/sessionmark/ too.

import { placeArms } from "../lib/setups.js";
import { signIn } from "./sign-in.js";
import { withClientOnly, withUnknown } from "./unknown-figures.js";

/** An answer that is a problem (RFC 9457), or none at all: then gone is true. */
export class Problem extends Error {
  constructor(message, { status = 0, errors = [], gone = false } = {}) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.gone = gone;
  }
}

const TIMEOUT_MS = 60_000;
const SESSION = "api/session";
const UNAUTHORIZED = 401;

/** Says that a request comes from this page: no other site's page can send it along with the cookie. */
export const OWN = { "X-Sessionmark-Page": "1" };

/**
 * @param {string} path
 * @param {RequestInit & {as?: (text: string) => any}} [options]
 * @returns {Promise<any>}
 */
const askOnce = async (path, { as = JSON.parse, ...options } = {}) => {
  let answer;
  try {
    answer = await fetch(path, {
      ...options,
      headers: { Accept: "application/json", ...OWN, ...options.headers },
      signal: options.signal ?? AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Problem("The service does not answer.", { gone: true });
  }
  const text = await answer.text();
  /** @type {any} */ let body = null;
  try {
    // A refusal is JSON, whatever was asked for.
    body = text ? (answer.ok ? as : JSON.parse)(text) : null;
  } catch {
    // An answer that is no JSON is said below.
  }
  if (!answer.ok) {
    const detail = body?.detail ?? body?.title ?? `The service answered ${answer.status}.`;
    throw new Problem(detail, { status: answer.status, errors: body?.errors ?? [] });
  }
  return body;
};

/** Asks; where a token is wanted the visitor is asked for one, and then the service again. */
const ask = async (path, options) => {
  try {
    return await askOnce(path, options);
  } catch (error) {
    if (error.status !== UNAUTHORIZED || path === SESSION || !(await signIn(session.enter))) throw error;
    return askOnce(path, options);
  }
};

export const get = (path, options) => ask(path, options);
export const post = (path, body) =>
  ask(path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
const patch = (path, body) =>
  ask(path, { method: "PATCH", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
export const remove = (path) => ask(path, { method: "DELETE" });

/** The experiment that comes with the program, measured elsewhere: its answers are files beside the modules. */
export const EXAMPLE = "example";

/** A file beside the modules, by its path from their folder. */
export const asset = (path) => get(new URL("../" + path, import.meta.url).pathname);

const part = (id, what) =>
  id === EXAMPLE ? asset(`example/${what}.json`) : get(`api/experiments/${encodeURIComponent(id)}/${what}`);

/** Who the visitor is: {enforced, name, role}. */
export const session = {
  who: () => get(SESSION),
  enter: (token) => post(SESSION, { token }),
  leave: () => remove(SESSION),
  /** Asks for a token, because the visitor wants to be asked. */
  signIn: () => signIn(session.enter, { again: true }),
};

const address = (id) => `api/experiments/${encodeURIComponent(id)}`;

export const experiments = {
  /** @returns {Promise<{experiments: Api.Experiment[], total: number}>} */
  list: (page = 0, size = 20, extra = "") => get(`api/experiments?page=${page}&size=${size}${extra}`),
  /** @returns {Promise<Api.Experiment>} */
  one: (id) => get(address(id)),
  /** @returns {Promise<Api.ComparisonDocument>} */
  comparison: async (id) => {
    const found = withUnknown({ ...(await part(id, "comparison")), id });
    placeArms(found.rows.map(({ setup }) => setup));
    return found;
  },
  /** The report as the text of one HTML file; there is none of the example. */
  report: (id) =>
    get(`${address(id)}/report.html`, { headers: { Accept: "text/html, application/problem+json" }, as: String }),
  /** @returns {Promise<Api.Profile[]>} */
  profiles: (id) => part(id, "profiles"),
  /** @returns {Promise<Api.TrialTrace>} */
  trace: async (id, trial) => withClientOnly(await part(id, `trials/${trial}/trace`)),
  /** @returns {Promise<Api.TrialCourse>} */
  course: (id, trial) => part(id, `trials/${trial}/course`),
  /**
   * @param {Record<string, any>} plan What is wrong in it the service says.
   * @returns {Promise<Api.Experiment>}
   */
  start: (plan) => post("api/experiments", plan),
  cancel: (id) => remove(address(id)),
  /** Changes the label and the notes; empty removes. */
  describe: (id, changes) => patch(address(id), changes),
  /** Removes one that is over, for good. */
  deleteMeasured: (id) => remove(`${address(id)}?measured=true`),
};
