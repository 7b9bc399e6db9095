/** How this desk works: its times, who may come in, what it has learned, and the commands for every morning. */
import { ask } from '../../shell/api.js';
import { make, sheet } from '../../shell/dom.js';
import { speaker } from '../../shell/words.js';
import { clientsPart } from './clients.js';
import { connectPart } from './connect.js';
import { daysPart, youPart } from './days.js';
import { learnedPart } from './learned.js';

const say = speaker({
  it: {
    title: 'Impostazioni', connect: 'Collega l\'estensione', connectWhy: 'Con un codice, una volta sola per ogni browser.',
    machine: 'Su questo computer', machineWhy: 'Questi si scrivono nella finestra dei comandi, nella cartella di Garbo.',
    start: 'Avviare Garbo quando accendi il computer', stop: 'Non avviarlo più da solo', backup: 'Fare una copia di tutto in un file', restore: 'Tornare a una copia (prima ferma Garbo)',
    careful: 'La copia contiene i tuoi casi: tienila in un posto sicuro.',
  },
  en: {
    title: 'Settings', connect: 'Connect the extension', connectWhy: 'With a code, once for each browser.',
    machine: 'On this computer', machineWhy: 'These are typed in the command window, in the folder of Garbo.',
    start: 'Start Garbo when you log in', stop: 'No longer start it by itself', backup: 'Copy everything into a file', restore: 'Go back to a copy (stop Garbo first)',
    careful: 'The copy holds your cases: keep it in a safe place.',
  },
});
/** @type {[key: 'start' | 'stop' | 'backup' | 'restore', command: string][]} */
const COMMANDS = [
  ['start', 'python3 garbo.py autostart on'], ['stop', 'python3 garbo.py autostart off'],
  ['backup', 'python3 garbo.py backup FILE'], ['restore', 'python3 garbo.py restore FILE'],
];

const machinePart = () => sheet(say('machine'), make('p', { class: 'quiet' }, say('machineWhy')),
  make('dl', { class: 'commands' }, ...COMMANDS.flatMap(([key, command]) => [make('dt', {}, say(key)), make('dd', {}, make('pre', {}, command))])),
  make('p', { class: 'quiet' }, say('careful')));

/** @param {HTMLElement} place @param {import('../../shell/pages.js').Visit} visit */
async function show(place, visit) {
  const { signal, tell } = visit;
  const [settings, { clients }, learning] = await Promise.all([
    ask('GET', '/v1/desk', { signal }), ask('GET', '/v1/pairings', { signal }), ask('GET', '/v1/learning', { signal }),
  ]);
  const who = clientsPart(visit, clients);
  const connect = sheet(say('connect'), make('p', { class: 'quiet' }, say('connectWhy')), connectPart(visit, who.refresh));
  place.replaceChildren(make('div', { class: 'columns' },
    make('div', {}, connect, daysPart(visit, settings), learnedPart(visit, learning)),
    make('div', {}, youPart(tell), who.element, machinePart())));
}

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'settings', title: say('title'), inMenu: true, show };
