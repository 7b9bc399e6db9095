/**
 * What can go wrong, as kinds that the card has sentences for (`trouble_<kind>_*` in the messages).
 *
 * @typedef {'nothing-selected' | 'nothing-to-read' | 'too-long' | 'own-response' | 'forbidden-page' | 'outdated'
 *   | 'not-running' | 'not-allowed' | 'slow' | 'not-paired' | 'pairing-refused' | 'pairing-expired'
 *   | 'storage-full' | 'gone' | 'bad-address' | 'gate-closed' | 'server-error'} Kind
 * @typedef {{kind: Kind, detail: string, missing?: string[]}} Trouble `detail` is the server's own sentence, or empty;
 *   `missing` are its sentences on what a public clarification still needs
 * @typedef {{type?: string, detail?: string, errors?: {pointer: string, detail: string}[]}} Problem RFC 9457
 */

/** The server's problem codes that mean something of their own to a person. @type {Record<string, Kind>} */
const KIND_OF_CODE = {
  unauthorized: 'not-paired',
  'forbidden-origin': 'not-paired',
  'pairing-refused': 'pairing-refused',
  'pairing-expired': 'pairing-expired',
  'too-large': 'too-long',
  'not-found': 'gone',
  'storage-full': 'storage-full',
  'gate-closed': 'gate-closed',
};

/** An error that already knows what to say to a person. */
export class TroubleError extends Error {
  /** @param {Kind} kind @param {string} [detail] @param {string[]} [missing] */
  constructor(kind, detail = '', missing = undefined) {
    super(`${kind}: ${detail}`);
    /** @type {Trouble} */
    this.trouble = { kind, detail, ...(missing && { missing }) };
  }
}

/**
 * Turn an answer that is not a success into a kind.
 * @param {Problem | null} problem the body, or null when it was not JSON
 * @returns {TroubleError}
 */
export function troubleOf(problem) {
  const code = String(problem?.type ?? '').split('/').pop() ?? '';
  const detail = String(problem?.detail ?? '');
  const aboutText = problem?.errors?.some((error) => error.pointer === '/text');
  // The card refuses a text that is too long by itself, so the server can only mean an empty one.
  if (code === 'invalid-body' && aboutText) return new TroubleError('nothing-to-read', detail);
  if (code === 'gate-closed') return new TroubleError(code, '', (problem?.errors ?? []).map((error) => error.detail));
  // What the server says of its own failure is what we say already.
  return new TroubleError(KIND_OF_CODE[code] ?? 'server-error', code === 'internal' ? '' : detail);
}
