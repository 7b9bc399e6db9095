/** When something went wrong: what happened, what is safe, what to do. */
import { ProblemError } from './api.js';
import { button, make } from './dom.js';
import { speaker } from './words.js';

const say = speaker({
  it: {
    'not-running': 'Garbo non risponde.',
    'not-running-do': 'Tutto quello che era salvato è al sicuro. Avvia Garbo e riprova.',
    slow: 'Garbo ci sta mettendo troppo.',
    'slow-do': 'Niente è andato perso. Aspetta un momento e riprova.',
    other: 'Qualcosa non ha funzionato.',
    'other-do': 'Niente è andato perso. Riprova; se succede ancora, riavvia Garbo.',
    retry: 'Riprova',
  },
  en: {
    'not-running': 'Garbo does not answer.',
    'not-running-do': 'Everything that was saved is safe. Start Garbo and try again.',
    slow: 'Garbo is taking too long.',
    'slow-do': 'Nothing is lost. Wait a moment and try again.',
    other: 'Something did not work.',
    'other-do': 'Nothing is lost. Try again; if it happens once more, restart Garbo.',
    retry: 'Try again',
  },
});
const COMMAND = 'python3 garbo.py';

/**
 * @param {unknown} error
 * @param {() => unknown} [retry]
 * @returns {HTMLElement}
 */
export function trouble(error, retry) {
  const problem = error instanceof ProblemError ? error : new ProblemError('other');
  const known = problem.code === 'not-running' || problem.code === 'slow' ? problem.code : 'other';
  return make('div', { class: 'trouble', role: 'alert', 'data-garbo': 'error', 'data-kind': problem.code },
    make('strong', {}, problem.title || say(known)),
    make('p', {}, problem.title ? detailOf(problem) : say(`${known}-do`)),
    known === 'not-running' && make('pre', {}, COMMAND),
    problem.errors.length > 0 && make('ul', {}, ...problem.errors.map(({ detail }) => make('li', {}, detail))),
    retry && button('retry', say('retry'), retry));
}

/**
 * Where single fields are at fault their own sentences say what to mend; of the rest only what is safe is left.
 * @param {ProblemError} problem
 */
const detailOf = ({ detail, errors }) => (errors.length > 0 ? (/^[^.]*\./u.exec(detail)?.[0] ?? '') : detail);

/**
 * A place on a page where what goes wrong is said, so that nothing that was typed is lost.
 * @returns {{place: HTMLElement, trying: <T>(act: () => T | Promise<T>) => Promise<T | undefined>}} what is tried never throws
 */
export function corner() {
  const place = make('div', { class: 'corner' });
  return {
    place,
    trying: async (act) => {
      place.replaceChildren();
      try {
        return await act();
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return undefined;
        if (!(error instanceof ProblemError)) console.error(error);
        place.replaceChildren(trouble(error));
        place.scrollIntoView({ block: 'nearest' });
        return undefined;
      }
    },
  };
}
