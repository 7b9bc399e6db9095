/** Which cases are looked at: mine, nobody's, those of one platform. The choice stays while the desk is open. */
import { labelled, make, select } from '../../shell/dom.js';
import { myName } from '../../shell/me.js';
import { platformName, say } from './words.js';

/** @typedef {import('./wire.js').QueuedCase} QueuedCase */

const chosen = { whose: '', where: '' };

/** @param {QueuedCase} theCase @returns {boolean} whether it is looked at */
export function isWanted({ owner, platform }) {
  if (chosen.where && chosen.where !== platform) return false;
  if (chosen.whose === 'mine') return owner !== null && owner === myName();
  return chosen.whose === '' || owner === null;
}

/** @param {() => void} changed */
export function filters(changed) {
  const whose = select('whose', [['', say('all')], ['mine', say('mine')], ['nobody', say('nobodys')]], chosen.whose);
  const where = select('where', []);
  whose.addEventListener('change', () => {
    chosen.whose = whose.value;
    changed();
  });
  where.addEventListener('change', () => {
    chosen.where = where.value;
    changed();
  });
  const places = labelled(say('where'), where);
  const element = make('div', { class: 'row filters', 'data-garbo': 'filters' }, labelled(say('whose'), whose), places);

  return {
    element,
    /** @param {QueuedCase[]} cases */
    refresh(cases) {
      const found = [...new Set([...cases.map(({ platform }) => platform), ...(chosen.where ? [chosen.where] : [])])].sort();
      const options = [make('option', { value: '' }, say('everywhere')), ...found.map((value) => make('option', { value }, platformName(value)))];
      if (options.map(({ value }) => value).join() !== [...where.options].map(({ value }) => value).join()) where.replaceChildren(...options);
      where.value = chosen.where;
      whose.value = chosen.whose;
      places.hidden = found.length < 2 && !chosen.where;
      element.hidden = cases.length === 0;
    },
    /** Shows all again. */
    clear() {
      chosen.whose = '';
      chosen.where = '';
      changed();
      whose.focus();
    },
  };
}
