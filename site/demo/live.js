/** The same questions asked of the visitor's own Garbo, which serves this very page. Nothing is kept there. */
import { TroubleError } from './trouble.js';

/** The desk keeps its token under this name; this page is the same browser at the same address. */
const KEPT = 'garbo-token';
const PATIENCE_MS = 20_000;
const KINDS = {
  unauthorized: 'not-paired', 'forbidden-origin': 'not-paired', 'pairing-refused': 'pairing-refused',
  'pairing-expired': 'pairing-expired', 'too-large': 'too-long', 'not-found': 'gone', 'storage-full': 'storage-full',
};

/**
 * Whether Garbo itself may be what shows this page. Elsewhere nobody is asked: a question without an answer
 * would be an error in the visitor's console.
 * @param {Location | URL} place
 */
export const mayBeGarbo = ({ hostname, pathname }) =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) && pathname.startsWith('/site/');

export const isPaired = () => localStorage.getItem(KEPT) !== null;

/** @param {any} problem RFC 9457, or null */
function troubleOf(problem) {
  const code = String(problem?.type ?? '').split('/').pop() ?? '';
  if (code === 'gate-closed') return new TroubleError(code, '', (problem.errors ?? []).map((/** @type {any} */ error) => error.detail));
  const aboutText = problem?.errors?.some((/** @type {any} */ error) => error.pointer === '/text');
  if (code === 'invalid-body' && aboutText) return new TroubleError('nothing-to-read');
  return new TroubleError(Object.hasOwn(KINDS, code) ? KINDS[/** @type {keyof typeof KINDS} */ (code)] : 'server-error', String(problem?.detail ?? ''));
}

/**
 * @param {string} method @param {string} path @param {string} language @param {object} [body]
 * @returns {Promise<any>}
 */
async function ask(method, path, language, body) {
  const token = localStorage.getItem(KEPT);
  /** @type {Record<string, string>} */
  const headers = { 'Accept-Language': language, ...(body && { 'Content-Type': 'application/json' }) };
  if (token) headers['Authorization'] = `Bearer ${token}`;
  let response;
  let answer = null;
  try {
    response = await fetch(path, {
      method, headers, body: body ? JSON.stringify(body) : null, credentials: 'omit', redirect: 'error', cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    answer = await response.json().catch(() => null);
  } catch (error) {
    throw new TroubleError(error instanceof DOMException && error.name === 'TimeoutError' ? 'slow' : 'not-running');
  }
  if (!response.ok) throw troubleOf(answer);
  return answer;
}

/** @returns {Promise<string | null>} the version of the Garbo that shows this page; null where none does */
export async function ownGarbo() {
  if (!mayBeGarbo(location)) return null;
  const health = await ask('GET', '/v1/health', 'en').catch(() => null);
  return health?.status === 'ok' ? String(health.version) : null;
}

/** @param {string} code @param {string} client @param {string} language */
export async function pair(code, client, language) {
  const { token } = await ask('POST', '/v1/pairings', language, { code: code.trim().toUpperCase(), client });
  localStorage.setItem(KEPT, token);
}

/**
 * @param {'it' | 'en'} language
 * @param {() => {platform: string} | null} chosen the comment that the card is opened on
 * @param {() => void} settings shown when the pairing is no longer good
 */
export function live(language, chosen, settings) {
  const place = () => ({ platform: chosen()?.platform ?? 'generic' });
  const post = (/** @type {string} */ path, /** @type {object} */ body) => ask('POST', path, language, body);
  return {
    weigh: (/** @type {any} */ { comment }) => post('/v1/comments:analyze', { ...comment, page: { url: '', ...place() }, store: false }),
    compose: (/** @type {any} */ { request }) => post('/v1/replies:compose', { ...request, ...place() }),
    check: (/** @type {any} */ { request }) => post('/v1/replies:check', { ...request, ...place() }),
    preview: (/** @type {any} */ { request }) => post('/v1/replies:preview', { ...request, ...place() }),
    rules: (/** @type {any} */ { request }) => post('/v1/rules:check', { ...request, ...place() }),
    'open-options': async () => settings(),
  };
}
