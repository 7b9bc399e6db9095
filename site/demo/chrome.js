/** What the extension's card needs of an extension: its words, and somebody who answers. Nothing else of `chrome` is here. */

/** @typedef {{ok: true, value: unknown} | {ok: false, trouble: {kind: string, detail: string, missing?: string[]}}} Answered */
/** @typedef {(message: {type: string} & Record<string, any>) => Promise<Answered>} Transport */
/** @typedef {Record<string, {message: string, placeholders?: Record<string, {content: string}>}>} Messages */

/**
 * Fill a message as Chrome does: `$1` … `$9` are what was given, `$name$` a placeholder of the message, `$$` a dollar.
 * @param {Messages} messages
 * @param {string} key
 * @param {string | string[]} [given]
 * @returns {string} empty when there is no such message
 */
export function fill(messages, key, given = []) {
  const row = Object.hasOwn(messages, key) ? messages[key] : undefined;
  if (!row) return '';
  const places = [given].flat();
  const named = new Map(Object.entries(row.placeholders ?? {}).map(([name, { content }]) => [name.toLowerCase(), content]));
  const numbers = (/** @type {string} */ text) =>
    text.replace(/\$(?:([1-9])|(\$+))/g, (_, number, dollars) => dollars ?? places[Number(number) - 1] ?? '');
  const parts = row.message.split(/(\$[A-Za-z0-9_@]+\$)/);
  return parts.map((part, at) => numbers(at % 2 === 1 ? named.get(part.slice(1, -1).toLowerCase()) ?? part : part)).join('');
}

/**
 * Give the card its surroundings.
 * @param {Messages} messages
 * @param {Transport} transport
 */
export function surround(messages, transport) {
  const chrome = {
    runtime: { id: 'garbo-demo', sendMessage: transport },
    i18n: { getMessage: (/** @type {string} */ key, /** @type {string | string[]} */ given) => fill(messages, key, given) },
  };
  Object.defineProperty(globalThis, 'chrome', { value: chrome, configurable: true, writable: true });
}
