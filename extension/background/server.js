/** Calls to the server. Only the background may make them: it has the token and the permission. */
import { readSettings } from './settings.js';
import { TroubleError, troubleOf } from './trouble.js';

const PATIENCE_MS = 20_000;

/** @param {unknown} error @returns {Promise<TroubleError>} */
async function whyUnreachable(error) {
  if (error instanceof DOMException && error.name === 'TimeoutError') return new TroubleError('slow');
  const allowed = await chrome.permissions.contains({ origins: ['http://127.0.0.1/*'] });
  return new TroubleError(allowed ? 'not-running' : 'not-allowed');
}

/**
 * Ask the server and return its JSON (null where it answers nothing).
 * @param {string} method
 * @param {string} path e.g. "/v1/cases"
 * @param {object} [body]
 * @param {{server?: string, anonymous?: boolean}} [how] another server than the one kept; without the token
 * @returns {Promise<any>}
 */
export async function ask(method, path, body, how = {}) {
  const { server, token } = await readSettings();
  if (!how.anonymous && !token) throw new TroubleError('not-paired');
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json', 'Accept-Language': chrome.i18n.getMessage('language') };
  if (!how.anonymous) headers['Authorization'] = `Bearer ${token}`;
  if (body) headers['Content-Type'] = 'application/json';
  let response;
  let text;
  try {
    response = await fetch((how.server ?? server) + path, {
      method,
      headers,
      body: body ? JSON.stringify(body) : null,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    text = await response.text();
  } catch (error) {
    throw await whyUnreachable(error);
  }
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch {
    throw troubleOf(null);
  }
  if (!response.ok) throw troubleOf(answer);
  return answer;
}

/**
 * Say whether it is our server that answers there.
 * @param {string} [server]
 * @returns {Promise<string>} its version
 */
export async function health(server) {
  const answer = await ask('GET', '/v1/health', undefined, { anonymous: true, ...(server ? { server } : {}) });
  if (answer?.status !== 'ok') throw new TroubleError('not-running');
  return String(answer.version ?? '');
}
