/** The check of what is being typed: a moment after the last key, and only the last answer counts. */
import { ask } from '../../shell/api.js';

const PAUSE_MS = 350;
/** Copying waits so long for the check of what was typed last. */
const PATIENCE_MS = 1500;

/**
 * @param {object} how
 * @param {() => ({text: string} & Record<string, unknown>) | null} how.request what to hold against the rules; null when there is nothing
 * @param {(text: string, checks: import('./panel-wire.js').Check[]) => void} how.checked
 * @param {(error: unknown, retry: () => void) => void} how.failed
 * @param {AbortSignal} how.signal aborted when the panel is written anew
 */
export function liveCheck({ request, checked, failed, signal }) {
  let asking = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  let running = Promise.resolve();
  signal.addEventListener('abort', () => clearTimeout(pause), { once: true });

  function calm() {
    clearTimeout(pause);
    pause = undefined;
    return (asking += 1);
  }

  async function check() {
    const turn = calm();
    const body = request();
    if (!body || !body.text.trim()) return checked('', []);
    try {
      const { checks } = await ask('POST', '/v1/replies:check', { body, signal });
      if (turn === asking) checked(body.text, checks);
    } catch (error) {
      if (turn === asking && !signal.aborted) failed(error, now);
    }
  }

  function now() {
    running = check();
  }

  return {
    now,
    /** Another draft is shown: no answer for the one before may come in. */
    calm: () => void calm(),
    /** After each key. */
    typed: () => {
      calm();
      pause = setTimeout(now, PAUSE_MS);
    },
    /** Wait for the check of what was typed last, but not for long. */
    settled: async () => {
      if (pause !== undefined) now();
      await Promise.race([running, new Promise((resume) => setTimeout(resume, PATIENCE_MS))]);
    },
  };
}
