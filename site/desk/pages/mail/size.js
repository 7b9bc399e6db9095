/** How much of a mail the server takes, counted as it goes there. */

/** Bytes of the whole request, which is what the server holds to. */
export const LARGEST = 64 * 1024;
const encoder = new TextEncoder();

/** @param {string} raw @returns {number} bytes of the request that asks about it */
export const sizeOf = (raw) => encoder.encode(JSON.stringify({ raw })).length;

/** @param {number} bytes @returns {number} KB, never less than it is */
export const kilobytes = (bytes) => Math.ceil(bytes / 1024);

/** @param {string} raw @returns {string} as much of its beginning as fits, at the end of a line where there is one */
export function beginningOf(raw) {
  let end = raw.length;
  while (sizeOf(raw.slice(0, end)) > LARGEST) end = Math.min(LARGEST, Math.floor(end * 0.9));
  if (end === raw.length) return raw;
  const whole = raw.lastIndexOf('\n', end) + 1;
  if (whole > end / 2) return raw.slice(0, whole);
  // The two halves of one sign stay together.
  return raw.slice(0, /[\uD800-\uDBFF]/.test(raw.charAt(end - 1)) ? end - 1 : end);
}
