/** The fields of a business: the same, in the same words, as in the extension's options. */
import { lines, readDay, readPrice, writePrice } from '../../../../extension/shared/lists.js';
import { labelled, make, select, sheet } from '../../shell/dom.js';
import { MAIN } from './wire.js';
import { kinds, priceExample, pricesHelp, say } from './words.js';

/** @typedef {import('./wire.js').Profile} Profile */

/** The English names of the manners that are offered. @type {Record<string, string>} */
const AKIN = { formal: 'lei', informal: 'tu' };

/** @param {string} id @param {string} [placeholder] @param {string} [autocomplete] */
const line = (id, placeholder, autocomplete = 'off') => make('input', { id, name: id, type: 'text', maxlength: 300, autocomplete, placeholder });
/** @param {string} id @param {number} rows @param {string} [placeholder] */
const list = (id, rows, placeholder) => make('textarea', { id, name: id, rows, placeholder, spellcheck: 'false' });

/** @param {string} id @param {Partial<Profile>} profile */
export function fieldsOf(id, profile) {
  const inputs = {
    name: line('name', say('namePlaceholder'), 'organization'),
    kind: select('kind', kinds, profile.kind ?? ''),
    signature: line('signature', say('signaturePlaceholder')),
    role: line('role', say('rolePlaceholder'), 'organization-title'),
    privateChannel: line('privateChannel', say('privateChannelPlaceholder')),
    register: select('register', [['', say('registerNone')], ['lei', say('lei')], ['voi', say('voi')], ['tu', say('tu')]], AKIN[profile.register ?? ''] ?? profile.register ?? ''),
  };
  const lists = {
    pages: list('pages', 2, say('pagesPlaceholder')),
    confirmedActions: list('confirmedActions', 3, say('confirmedActionsPlaceholder')),
    confirmedFacts: list('confirmedFacts', 3, say('confirmedFactsPlaceholder')),
    prices: list('prices', 3, priceExample(profile.kind)),
    closed: list('closed', 2, say('closedPlaceholder')),
    competitors: list('competitors', 2),
  };
  for (const name of /** @type {const} */ (['name', 'signature', 'role', 'privateChannel'])) inputs[name].value = profile[name] ?? '';
  for (const name of /** @type {const} */ (['pages', 'confirmedActions', 'confirmedFacts', 'closed', 'competitors'])) lists[name].value = (profile[name] ?? []).join('\n');
  lists.prices.value = (profile.prices ?? []).map(writePrice).join('\n');

  /** @returns {Profile} as it is typed; only good once nothing is wrong with it */
  const typed = () => ({
    name: inputs.name.value.trim(), kind: inputs.kind.value || null, signature: inputs.signature.value.trim(), role: inputs.role.value.trim(),
    privateChannel: inputs.privateChannel.value.trim(), register: inputs.register.value || null, pages: lines(lists.pages.value),
    confirmedActions: lines(lists.confirmedActions.value), confirmedFacts: lines(lists.confirmedFacts.value),
    prices: lines(lists.prices.value).flatMap((each) => readPrice(each) ?? []), closed: lines(lists.closed.value).flatMap((each) => readDay(each) ?? []), competitors: lines(lists.competitors.value),
  });
  const all = [...Object.values(inputs), ...Object.values(lists)];
  const isUsed = ['confirmedActions', 'confirmedFacts', 'prices', 'closed', 'competitors'].some((name) => lists[/** @type {'prices'} */ (name)].value);
  const parts = [
    sheet(say('who'), labelled(say('name'), inputs.name), labelled(say('kind'), inputs.kind, say('kindHelp')),
      labelled(say('pages'), lists.pages, say(id === MAIN ? 'pagesHelpMain' : 'pagesHelp'))),
    sheet(say('how'), labelled(say('signature'), inputs.signature), labelled(say('role'), inputs.role),
      labelled(say('privateChannel'), inputs.privateChannel, say('privateChannelHelp')), labelled(say('register'), inputs.register, say('registerHelp'))),
    make('section', { class: 'sheet' }, make('details', { open: isUsed, 'data-garbo': 'confirmed' }, make('summary', {}, say('confirmed')),
      make('fieldset', {}, make('p', { class: 'quiet' }, say('confirmedHelp')),
        ...['confirmedActions', 'confirmedFacts', 'prices', 'closed', 'competitors'].map((name) => {
          const key = /** @type {'prices'} */ (name);
          return labelled(say(key), lists[key], key === 'prices' ? pricesHelp(profile.kind) : say(/** @type {'closedHelp'} */ (`${key}Help`)));
        })))),
  ];
  inputs.kind.addEventListener('change', () => {
    lists.prices.placeholder = priceExample(inputs.kind.value);
    const help = lists.prices.parentElement?.querySelector('p');
    if (help) help.textContent = pricesHelp(inputs.kind.value);
  });
  return { inputs, lists, all, parts, typed };
}
