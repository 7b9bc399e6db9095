/** What the person at this browser is called in the team. It stays in the browser until a case is taken. */

const KEPT = 'garbo-me';

/** @returns {string} "" where nobody has said it yet */
export const myName = () => localStorage.getItem(KEPT) ?? '';

/** @param {string} name "" forgets it */
export function callMe(name) {
  if (name) localStorage.setItem(KEPT, name);
  else localStorage.removeItem(KEPT);
}
