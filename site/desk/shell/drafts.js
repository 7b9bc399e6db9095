/** What was typed and not sent, kept in this browser alone: found again, swept, and forgotten with the person who leaves. */

/** Of all drafts: "garbo-draft/CASE/WHAT". */
export const DRAFT = 'garbo-draft';
/** Nobody comes back to a draft after so long. */
const LONGEST_MS = 30 * 86_400_000;
/** What else this browser keeps of the person at it; the language stays, it is nobody's. */
const OF_THE_PERSON = ['garbo-business', 'garbo-me'];

/** @returns {string[]} the names of all drafts */
export const draftNames = () => Object.keys(localStorage).filter((name) => name.startsWith(`${DRAFT}/`));

/** @param {(caseId: string, name: string) => boolean} wanted forgets those drafts */
function drop(wanted) {
  for (const name of draftNames()) if (wanted(name.split('/')[1] ?? '', name)) localStorage.removeItem(name);
}

/** @param {string} name @returns {{at: number, value: unknown} | null} */
export function readDraft(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null');
    return typeof kept?.at === 'number' ? kept : null;
  } catch {
    return null;
  }
}

/** Whoever comes next at this browser finds nothing of whoever was here. */
export function forgetPerson() {
  drop(() => true);
  for (const name of OF_THE_PERSON) localStorage.removeItem(name);
}

/** @param {string} caseId forgets all that was typed for a case, e.g. because it was erased */
export const forgetDrafts = (caseId) => drop((each) => each === caseId);

/** @param {Set<string>} caseIds forgets what was typed for any case but these: the others were erased */
export const forgetOtherDrafts = (caseIds) => drop((each) => !caseIds.has(each));

/**
 * Drafts that are too old go, and those of cases that were erased elsewhere.
 * @param {() => Promise<{id: string}[]>} loadCases asked once, and only where there is a draft
 */
export async function sweepDrafts(loadCases) {
  drop((_, name) => Date.now() - (readDraft(name)?.at ?? 0) > LONGEST_MS);
  const before = new Set(draftNames());
  if (before.size === 0) return;
  const ids = new Set((await loadCases()).map(({ id }) => id));
  // What was begun while we asked may be of a case that is newer than the answer.
  drop((caseId, name) => before.has(name) && !ids.has(caseId));
}
