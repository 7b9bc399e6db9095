/** Pairing: a one-time code from the server's window buys a token that only this browser knows. */
import { dropDrafts } from './drafts.js';
import { ask, health } from './server.js';
import { readSettings, serverOrigin, writeSettings } from './settings.js';
import { TroubleError } from './trouble.js';

const clientName = () => (navigator.userAgent.includes('Firefox') ? 'Firefox' : 'Chromium');

/**
 * Trade the code for a token and keep it.
 * @param {string} typed the server's address as typed
 * @param {string} code
 * @returns {Promise<{server: string}>}
 */
export async function pair(typed, code) {
  const server = serverOrigin(typed);
  await health(server);
  const body = { code: code.trim().toUpperCase(), client: clientName() };
  const answer = await ask('POST', '/v1/pairings', body, { server, anonymous: true });
  if (typeof answer?.token !== 'string') throw new TroubleError('server-error');
  await writeSettings({ server, token: answer.token });
  return { server };
}

/** Forget the token and the drafts, and have the server forget the token where it can be reached. */
export async function unpair() {
  try {
    await ask('DELETE', '/v1/pairings/current');
  } catch {
    // A server that is off, or that revoked the token already, is no reason to keep it here.
  }
  await writeSettings({ token: null });
  await dropDrafts();
}

/**
 * How the connection stands, without changing anything.
 * @returns {Promise<{server: string, paired: boolean, version: string}>} throws what is wrong
 */
export async function connection() {
  const { server, token } = await readSettings();
  const version = await health(server);
  if (token) await ask('GET', '/v1/cases');
  return { server, paired: token !== null, version };
}
