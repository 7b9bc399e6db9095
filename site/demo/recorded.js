/** Answers that the real engine gave when the site was built; `site/making/recording.py` asked for them. */
import { notRecorded } from './trouble.js';

/**
 * Undo `site/making/pooling.py`: what was said more than once stands in the pool.
 * @param {{pool: any[], value: any}} packed
 * @returns {any}
 */
export function unpooled({ pool, value }) {
  /** @type {any[]} */
  const done = [];
  /** @param {any} part @returns {any} */
  const whole = (part) => {
    if (Array.isArray(part)) return part.map(whole);
    if (typeof part !== 'object' || part === null) return part;
    if ('~' in part) return done[part['~']];
    return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, whole(each)]));
  };
  // A part of the pool holds only places of parts before it.
  for (const part of pool) done.push(whole(part));
  return whole(value);
}

/** @param {string} text */
const bare = (text) => text.replace(/\s+/g, ' ').trim();

/**
 * @param {(path: string) => Promise<any>} load JSON below the demo's folder
 * @param {'it' | 'en'} language in which the moderator reads
 * @param {() => {id: string, text: string} | null} chosen the comment that the card is opened on
 */
export function recorded(load, language, chosen) {
  /** @type {Map<string, Promise<any>>} */
  const loaded = new Map();
  const answers = (/** @type {string} */ name) => {
    if (!loaded.has(name)) loaded.set(name, load(`answers/${name}.json`).then(unpooled));
    return /** @type {Promise<any>} */ (loaded.get(name));
  };
  const about = () => chosen()?.id ?? null;
  const mine = async () => {
    const id = about();
    if (!id) throw notRecorded();
    return (await answers(id))[language];
  };
  /** @template T @param {T} found @returns {T} */
  const known = (found) => {
    if (found === undefined || found === null) throw notRecorded();
    return found;
  };
  /** Every draft that is recorded for this comment. */
  const drafts = async () => {
    const { weigh, compose } = await mine();
    return [...weigh.replies, ...Object.values(compose).flatMap((/** @type {any} */ each) => each.replies ?? [])];
  };

  return {
    weigh: async (/** @type {any} */ { comment }) => {
      if (bare(comment.text) !== bare(chosen()?.text ?? '')) throw notRecorded();
      return (await mine()).weigh;
    },
    compose: async (/** @type {any} */ { request: { stage, register, variant = '' } }) =>
      known((await mine()).compose[`${stage} ${register} ${variant}`.trim()]),
    /** A draft as it was written has the checks that came with it; other words nobody can check here. */
    check: async (/** @type {any} */ { request: { text } }) => {
      const { checks } = known((await drafts()).find((draft) => draft.text === text));
      return { ok: checks.length === 0, checks };
    },
    preview: async (/** @type {any} */ { request: { text } }) =>
      known((await mine()).preview.find((/** @type {any[]} */ pair) => pair[0] === text)?.[1]),
    rules: async (/** @type {any} */ { request: { visitedOn, hasReceipt, publishedAt } }) => {
      if (visitedOn !== undefined || hasReceipt !== undefined || publishedAt !== undefined) throw notRecorded();
      return known((await answers('rules'))[about() ?? '']?.[language]);
    },
    similar: async () => known((await mine()).similar),
    'open-case': async () => (await mine()).case,
    outcome: async (/** @type {any} */ { outcome }) => known((await mine()).outcome[outcome]),
    'undo-outcome': async () => (await mine()).outcome.undo,
    replied: async () => null,
  };
}
