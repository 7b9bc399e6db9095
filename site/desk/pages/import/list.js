/** A list before it is sent: how its file is decoded, how many lines it has, whether it is too large. */

/** Bytes of a request, and rows of a list: what the server takes. */
export const LARGEST = 4 * 1024 * 1024;
export const MOST_ROWS = 5000;

/** @typedef {{name: string, text: string, encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252'}} ListFile */

/** @param {ArrayBuffer} bytes @returns {Pick<ListFile, 'text' | 'encoding'>} what no UTF-8 can be was saved by an older spreadsheet */
export function decoded(bytes) {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}

/** @param {string} text @returns {number} lines that are not blank */
export const linesOf = (text) => text.split(/\r\n|\r|\n/).filter((line) => line.trim()).length;

/** @param {string} text @returns {number} rows of a table: a line end between quotation marks is none */
export function rowsOf(text) {
  let open = false;
  let filled = false;
  let rows = 0;
  for (const letter of text) {
    if (letter === '"') open = !open;
    if ((letter === '\n' || letter === '\r') && !open) {
      rows += filled ? 1 : 0;
      filled = false;
    } else if (letter.trim()) filled = true;
  }
  // A mark that is never closed would swallow the rest.
  return open ? linesOf(text) : rows + (filled ? 1 : 0);
}

/** @param {unknown} body @returns {boolean} */
export const isTooLarge = (body) => new TextEncoder().encode(JSON.stringify(body)).byteLength > LARGEST;

/** @param {File} file @returns {boolean} a table by its name; any other file is told by its first line */
export const isTable = ({ name }) => /\.(csv|tsv)$/i.test(name);
