/** Calls to our own server. The token of this desk is kept in the browser, for this address alone. */
import { forgetPerson } from './drafts.js';
import { language } from './words.js';

const KEPT = 'garbo-token';
const PATIENCE_MS = 30_000;

/** An answer that is not a success (RFC 9457), or no answer at all (`code` is "not-running" or "slow"). */
export class ProblemError extends Error {
  /**
   * @param {string} code e.g. "not-found"
   * @param {string} [title] what happened, in the moderator's language
   * @param {string} [detail]
   * @param {{pointer: string, detail: string}[]} [errors]
   */
  constructor(code, title = '', detail = '', errors = []) {
    super(`${code}: ${title}`);
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.errors = errors;
  }
}

export const isPaired = () => localStorage.getItem(KEPT) !== null;
/** @param {string | null} token */
export function keepToken(token) {
  if (token !== null) return localStorage.setItem(KEPT, token);
  localStorage.removeItem(KEPT);
  forgetPerson();
}

/** @param {Response} response @param {string} text */
function problemOf(response, text) {
  try {
    const { type, title, detail, errors } = JSON.parse(text);
    return new ProblemError(String(type).split('/').pop() ?? 'internal', title, detail, errors);
  } catch {
    return new ProblemError('internal', '', String(response.status));
  }
}

/**
 * @typedef {object} How
 * @property {unknown} [body] sent as JSON
 * @property {AbortSignal} [signal] of the visit: what is left is not waited for
 */

/**
 * @param {string} method
 * @param {string} path e.g. "/v1/queue"
 * @param {How} [how]
 * @returns {Promise<Response>} a success
 */
async function send(method, path, { body, signal } = {}) {
  /** @type {Record<string, string>} */
  const headers = { 'Accept-Language': language };
  const token = localStorage.getItem(KEPT);
  if (token) headers['Authorization'] = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const patience = AbortSignal.timeout(PATIENCE_MS);
  let response;
  try {
    response = await fetch(path, {
      method, headers, body: body === undefined ? null : JSON.stringify(body),
      credentials: 'omit', redirect: 'error', signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError(patience.aborted ? 'slow' : 'not-running');
  }
  if (response.ok) return response;
  const problem = problemOf(response, await response.text());
  if (problem.code === 'unauthorized') {
    keepToken(null);
    dispatchEvent(new Event('garbo-unpaired'));
  }
  throw problem;
}

/** @param {string} method @param {string} path @param {How} [how] @returns {Promise<any>} its JSON; null where there is none */
export async function ask(method, path, how) {
  const response = await send(method, path, how);
  const text = await response.text().catch((error) => {
    // Cut off in the middle: as if there had been no answer.
    throw how?.signal?.aborted ? error : new ProblemError(error.name === 'TimeoutError' ? 'slow' : 'not-running');
  });
  return text ? JSON.parse(text) : null;
}

/**
 * Let the browser save what the server answers.
 * @param {string} path e.g. "/v1/export.csv"
 * @param {string} name of the file
 */
export async function download(path, name) {
  const address = URL.createObjectURL(await (await send('GET', path)).blob());
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * A path with those parameters that are not empty.
 * @param {string} path
 * @param {Record<string, string | null | undefined>} parameters
 */
export function address(path, parameters) {
  const filled = Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(filled).toString();
  return query ? `${path}?${query}` : path;
}
