/**
 * Where the server is and the token it gave us. Both stay in the background: no page and no
 * content script ever sees the token.
 *
 * @typedef {{server: string, token: string | null}} Settings
 */
import { TroubleError } from './trouble.js';

export const DEFAULT_SERVER = 'http://127.0.0.1:8742';

/** Keep content scripts out of the storage where the browser can (Chromium; Firefox has no such lock). */
export async function lockStorage() {
  await chrome.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** @returns {Promise<Settings>} */
export async function readSettings() {
  const kept = await chrome.storage.local.get(['server', 'token']);
  return {
    server: typeof kept['server'] === 'string' ? kept['server'] : DEFAULT_SERVER,
    token: typeof kept['token'] === 'string' ? kept['token'] : null,
  };
}

/** @param {Partial<Settings>} changes */
export async function writeSettings(changes) {
  await chrome.storage.local.set(changes);
}

/**
 * Accept what a person may type for the server and return its origin. Only this machine is allowed.
 * @param {string} typed e.g. "8742", "localhost:8742", "http://127.0.0.1:8742/"
 * @returns {string} e.g. "http://127.0.0.1:8742"
 */
export function serverOrigin(typed) {
  const text = typed.trim() || DEFAULT_SERVER;
  const address = /^\d+$/.test(text) ? `127.0.0.1:${text}` : text;
  let url;
  try {
    url = new URL(/^[a-z]+:\/\//i.test(address) ? address : `http://${address}`);
  } catch {
    throw new TroubleError('bad-address');
  }
  if (url.protocol !== 'http:' || !['127.0.0.1', 'localhost'].includes(url.hostname) || url.username) {
    throw new TroubleError('bad-address');
  }
  // The permission covers 127.0.0.1 only, and a name could be made to point elsewhere.
  url.hostname = '127.0.0.1';
  return url.origin;
}
