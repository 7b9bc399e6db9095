/** What a person has typed on a case page and not sent yet: kept in this browser alone, until it is sent. */

const PREFIX = 'garbo-draft';
/** Nobody comes back to a draft after so long. */
const LONGEST_MS = 30 * 86_400_000;

/** @param {string} name @returns {{at: number, value: unknown} | null} */
function read(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null');
    return typeof kept?.at === 'number' ? kept : null;
  } catch {
    return null;
  }
}

/** Drafts that are too old go, whichever case they were for. */
function sweep() {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(`${PREFIX}/`) && Date.now() - (read(name)?.at ?? 0) > LONGEST_MS) localStorage.removeItem(name);
  }
}

/** @param {string} caseId forgets all that was typed for a case, e.g. because it was erased */
export function forgetDrafts(caseId) {
  for (const name of Object.keys(localStorage)) if (name.startsWith(`${PREFIX}/${caseId}/`)) localStorage.removeItem(name);
}

/** @param {Set<string>} caseIds forgets what was typed for any case but these: the others were erased */
export function forgetOtherDrafts(caseIds) {
  for (const name of Object.keys(localStorage)) {
    const [prefix, caseId] = name.split('/');
    if (prefix === PREFIX && caseId && !caseIds.has(caseId)) localStorage.removeItem(name);
  }
}

/**
 * @template Value
 * @param {string} caseId
 * @param {string} what e.g. "reply"
 * @returns {{read: () => Value | null, keep: (value: Value) => void, forget: () => void}} `keep` does what it can: a full browser is no reason to stop
 */
export function keeper(caseId, what) {
  const name = `${PREFIX}/${caseId}/${what}`;
  sweep();
  return {
    read: () => /** @type {Value | null} */ (read(name)?.value ?? null),
    keep: (value) => {
      try {
        localStorage.setItem(name, JSON.stringify({ at: Date.now(), value }));
      } catch {
        // It stays in its field.
      }
    },
    forget: () => localStorage.removeItem(name),
  };
}
