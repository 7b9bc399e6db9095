/** A text with some of its words marked. */
import { make } from './dom.js';

/** @typedef {{start: number, end: number}} Span UTF-16 offsets, as JavaScript counts */

/**
 * @param {string} text
 * @param {Span[]} spans in any order; where they overlap they are one
 * @returns {(string | HTMLElement)[]}
 */
export function marked(text, spans) {
  const parts = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    const from = Math.max(start, at);
    if (end <= from) continue;
    if (from > at) parts.push(text.slice(at, from));
    parts.push(make('mark', {}, text.slice(from, end)));
    at = end;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}
