/** Who may read this desk: each browser and script that holds a token. */
import { ask, keepToken } from '../../shell/api.js';
import { make, sheet } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { dayOf, speaker } from '../../shell/words.js';
import { twice } from './twice.js';

/** @typedef {import('./connect.js').Client} Client */

const say = speaker({
  it: {
    title: 'Chi è collegato', why: 'Solo questi possono leggere i tuoi casi. Se uno non lo riconosci, toglilo.',
    desk: 'Scrivania', extension: 'Estensione', script: 'Programma', since: 'dal $1', here: 'questo browser',
    remove: 'Togli', sure: 'Sicuro? Premi ancora', removed: '$1 è stato tolto: per rientrare serve un codice nuovo.',
    leave: 'Esci da questa scrivania', leaveWhy: 'I casi restano dove sono. Per rientrare serve un codice nuovo:', leaveSure: 'Sicuro? Premi ancora per uscire',
  },
  en: {
    title: 'Who is connected', why: 'Only these can read your cases. If you do not know one of them, take it away.',
    desk: 'Desk', extension: 'Extension', script: 'Program', since: 'since $1', here: 'this browser',
    remove: 'Take away', sure: 'Sure? Press again', removed: '$1 was taken away: to come back it needs a new code.',
    leave: 'Leave this desk', leaveWhy: 'The cases stay where they are. To come back you need a new code:', leaveSure: 'Sure? Press again to leave',
  },
});
const COMMAND = 'python3 garbo.py pair';

/** @param {import('../../shell/pages.js').Visit} visit @param {Client[]} first */
export function clientsPart({ signal, tell }, first) {
  const { place: wrong, trying } = corner();
  const list = make('ul', { class: 'plain clients' });
  const heading = make('h2', { tabindex: '-1' }, say('title'));

  /** @param {Client} client */
  function line({ id, name, kind, pairedAt, current }) {
    const remove = twice('remove-client', say('remove'), say('sure'), () => trying(async () => {
      await ask('DELETE', `/v1/pairings/${id}`, { signal });
      tell(say('removed', name));
      refresh((await ask('GET', '/v1/pairings', { signal })).clients);
      heading.focus();
    }), tell);
    // Two may bear the same name: the day tells them apart.
    remove.setAttribute('aria-describedby', `client-${id}`);
    return make('li', { 'data-garbo': 'client', 'data-kind': kind, 'data-name': name },
      make('div', { id: `client-${id}` }, make('strong', {}, name),
        make('p', { class: 'quiet' }, [say(kind), say('since', dayOf(pairedAt)), current && say('here')].filter(Boolean).join(' · '))),
      !current && remove);
  }

  const leave = twice('leave-desk', say('leave'), say('leaveSure'), () => trying(async () => {
    await ask('DELETE', '/v1/pairings/current');
    keepToken(null);
    dispatchEvent(new Event('garbo-unpaired'));
  }), tell);

  /** @param {Client[]} clients */
  const refresh = (clients) => list.replaceChildren(...clients.map(line));
  refresh(first);
  const element = sheet('', heading, make('p', { class: 'quiet' }, say('why')), list, wrong,
    make('div', { class: 'buttons' }, leave), make('p', { class: 'quiet' }, say('leaveWhy')), make('pre', {}, COMMAND));
  element.dataset['garbo'] = 'clients';
  return { element, refresh };
}
