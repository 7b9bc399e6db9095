/** Taking along what is kept: of one business or of all. */
import { address, download } from '../../shell/api.js';
import { chosenBusiness, nameOfBusiness } from '../../shell/businesses.js';
import { button, make, sheet } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { say } from './words.js';

/** @param {string} name of the file @param {string} content JSON, saved without a further question to the server */
export function saveAs(name, content) {
  const place = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  make('a', { href: place, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(place), 60_000);
}

/** @param {(message: string) => void} tell */
export function exportPart(tell) {
  const { place: wrong, trying } = corner();
  const business = chosenBusiness();
  const day = new Date().toISOString().slice(0, 10);
  /** @param {'csv' | 'json'} kind @param {string} label */
  const saving = (kind, label) => button(`export-${kind}`, label, () => trying(async () => {
    await download(address(`/v1/export.${kind}`, { business }), `garbo-${business ? `${business}-` : ''}${day}.${kind}`);
    tell(say('saved'));
  }));
  return sheet(say('export'), make('p', { class: 'quiet' }, say('exportWhy')),
    business && make('p', { 'data-garbo': 'export-of' }, say('exportOf', nameOfBusiness(business))),
    make('div', { class: 'buttons' }, saving('csv', say('csv')), saving('json', say('json'))), wrong);
}
