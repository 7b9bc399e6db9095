/** The amounts of the comment beside the price list. Nothing is put on record until a person has looked it up. */
import { ProblemError, ask } from '../../shell/api.js';
import { folded, form, labelled, link, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { dayOf, language, speaker } from '../../shell/words.js';
import { keeper } from './kept.js';

/** @typedef {import('./panel-wire.js').Claim} Claim */
/** @typedef {import('./panel-wire.js').Suggested} Suggested */

const say = speaker({
  it: {
    title: 'Il prezzo che racconta', none: 'Nel commento non c\'è un prezzo da controllare.', noText: 'Il testo non è conservato: non c\'è un prezzo da controllare.',
    claim: 'Il commento dice', listed: 'Il vostro listino', nothing: 'niente nel listino per quel giorno',
    differs: 'Non coincidono', same: 'Coincidono', open: 'Non si può dire', elsewhere: 'È il prezzo di un altro negozio',
    always: 'senza date', from: 'dal $1', to: 'fino al $1', fromTo: 'dal $1 al $2',
    fill: 'Nel listino non c\'è ancora questo prezzo. Se lo aggiungi, la prossima volta Garbo lo confronta da sé.', fillLink: 'Completa il listino', editLink: 'Vedi il listino',
    question: 'Il vostro prezzo quel giorno?', amount: 'Prezzo, nella stessa moneta', amountHelp: 'Come sulla ricevuta: 49 oppure 49,90.', badAmount: 'Scrivi il prezzo con i numeri: 49 oppure 49,90.',
    source: 'Dove si può ritrovare', sourceHelp: 'Per esempio: listino di agosto, cassa, fattura. Senza una fonte la contraddizione non vale.',
    checked: 'Ho controllato: quel giorno il prezzo era questo', notChecked: 'Prima controlla, poi spunta la casella.', noSource: 'Scrivi dove si può ritrovare.',
    record: 'Annota la differenza', recordOwn: 'Confronta e annota', recorded: 'Annotato. Il punteggio passa da $1 a $2.', recordedOnly: 'Annotato.',
    agrees: 'I due prezzi coincidono: l\'ho annotato nel caso, e non è una contraddizione.', agreesNote: 'Prezzo controllato: coincide con il commento ($1). Fonte: $2', ownNote: 'il commento dice $1, il prezzo era $2',
    already: 'La differenza è già annotata: $1 ($2, $3).', alreadyShort: 'La differenza è già annotata', fillShort: 'Da controllare',
  },
  en: {
    title: 'The price they mention', none: 'There is no price to check in the comment.', noText: 'The text is not kept: there is no price to check.',
    claim: 'The comment says', listed: 'Your price list', nothing: 'nothing in the list for that day',
    differs: 'They do not match', same: 'They match', open: 'Nobody can tell', elsewhere: 'The price of another shop',
    always: 'without dates', from: 'from $1', to: 'until $1', fromTo: 'from $1 to $2',
    fill: 'This price is not in the list yet. Once you add it, Garbo compares it by itself the next time.', fillLink: 'Fill in the price list', editLink: 'See the price list',
    question: 'Your price that day?', amount: 'Price, in the same currency', amountHelp: 'As on the receipt: 49 or 49.90.', badAmount: 'Write the price in figures: 49 or 49.90.',
    source: 'Where it can be looked up', sourceHelp: 'For example: the list of August, the till, the invoice. Without a source the contradiction does not hold.',
    checked: 'I have looked it up: that was the price that day', notChecked: 'Look it up first, then tick the box.', noSource: 'Say where it can be looked up.',
    record: 'Record the difference', recordOwn: 'Compare and record it', recorded: 'Recorded. The score goes from $1 to $2.', recordedOnly: 'Recorded.',
    agrees: 'The two prices agree: it is noted in the case, and it is no contradiction.', agreesNote: 'Price checked: it agrees with the comment ($1). Source: $2', ownNote: 'the comment says $1, the price was $2',
    already: 'The difference is on record: $1 ($2, $3).', alreadyShort: 'The difference is on record', fillShort: 'To be looked up',
  },
});
const AMOUNT = /^\d{1,7}(?:[.,]\d{1,2})?$/;

/** @param {number} amount @param {string | null} currency */
const money = (amount, currency) =>
  new Intl.NumberFormat(language, currency ? { style: 'currency', currency } : { minimumFractionDigits: 0, maximumFractionDigits: 2 }).format(amount);

/** @param {import('./panel-wire.js').Price} price */
function daysOf({ from, to }) {
  if (from && to) return say('fromTo', dayOf(from), dayOf(to));
  return from ? say('from', dayOf(from)) : to ? say('to', dayOf(to)) : say('always');
}

/** @param {Claim} claim */
function line({ claim, whose, listed, differs }) {
  const verdict = whose === 'elsewhere' ? 'elsewhere' : differs === null ? 'open' : differs ? 'differs' : 'same';
  const ours = listed ? `${listed.item}: ${money(listed.price, listed.currency ?? 'EUR')}, ${daysOf(listed)}` : say('nothing');
  return make('li', { class: 'claim', 'data-garbo': 'claim', 'data-verdict': verdict },
    make('p', {}, `${say('claim')} `, make('mark', {}, claim)),
    whose !== 'elsewhere' && make('p', {}, `${say('listed')}: ${ours}`),
    make('p', {}, make('strong', {}, say(verdict))));
}

/** @param {import('./panel-wire.js').PanelPlace} how */
export function pricePanel({ theCase, analysis, visit, changed, over }) {
  const { signal } = visit;
  const { place: wrong, trying } = corner();
  const place = make('div', { class: 'group' });
  const path = `/v1/cases/${theCase.id}`;
  /** @type {ReturnType<typeof keeper<{source: string, amount: string}>>} */
  const kept = keeper(theCase.id, 'price');

  /** @param {Suggested} event */
  async function post(event) {
    const { suspicion } = await ask('POST', `${path}/events`, { body: event, signal });
    kept.forget();
    place.replaceChildren();
    const [was, now] = [analysis?.suspicion.score, suspicion?.score];
    visit.tell(was == null || now == null ? say('recordedOnly') : say('recorded', was, now));
    await changed();
  }

  /** @param {Claim} claim @param {string} amount @param {string} source of a price that the list does not have */
  async function postOwn(claim, amount, source) {
    const price = Number(amount.replace(',', '.'));
    if (price !== claim.amount) {
      return post({ type: 'contradiction', kind: 'price-list', source, note: say('ownNote', claim.claim, money(price, claim.currency)) });
    }
    await ask('POST', `${path}/events`, { body: { type: 'note', note: say('agreesNote', claim.claim, source) }, signal });
    kept.forget();
    place.replaceChildren();
    visit.tell(say('agrees'));
    await changed();
  }

  /** @param {Suggested | null} suggested @param {Claim} claim what the price is asked for, where the list does not say */
  function confirming(suggested, claim) {
    const left = kept.read();
    const amount = make('input', { id: 'price-amount', 'data-garbo': 'price-amount', type: 'text', inputmode: 'decimal', autocomplete: 'off' });
    const source = make('input', { id: 'price-source', 'data-garbo': 'price-source', type: 'text', maxlength: 500, autocomplete: 'off' });
    const checked = make('input', { id: 'price-checked', 'data-garbo': 'price-checked', type: 'checkbox' });
    const missing = make('p', { class: 'aside', role: 'alert', 'data-garbo': 'price-missing', hidden: true });
    amount.value = left?.amount ?? '';
    source.value = left?.source ?? suggested?.source ?? '';
    for (const field of [amount, source]) field.addEventListener('input', () => kept.keep({ source: source.value, amount: amount.value }));
    /** @returns {[field: HTMLInputElement, message: string] | null} the first thing that is missing */
    const lacking = () => {
      if (!suggested && !AMOUNT.test(amount.value.trim())) return [amount, say('badAmount')];
      if (!source.value.trim()) return [source, say('noSource')];
      return checked.checked ? null : [checked, say('notChecked')];
    };
    const send = () => trying(async () => {
      const lack = lacking();
      missing.hidden = lack === null;
      if (lack) {
        missing.textContent = lack[1];
        return lack[0].focus();
      }
      const told = source.value.trim();
      await (suggested ? post({ ...suggested, source: told }) : postOwn(claim, amount.value.trim(), told));
    });
    return form({ 'data-garbo': 'price-form' }, send,
      !suggested && make('h3', {}, say('question')),
      !suggested && labelled(say('amount'), amount, say('amountHelp')),
      labelled(say('source'), source, say('sourceHelp')),
      make('label', { class: 'choice', for: 'price-checked' }, checked, make('span', {}, say('checked'))), missing,
      make('div', { class: 'buttons' }, make('button', { class: suggested ? 'main' : '', 'data-garbo': 'price-record' }, say(suggested ? 'record' : 'recordOwn'))));
  }

  const load = () => trying(async () => {
    /** @type {{claims: Claim[], suggestedEvent: Suggested | null}} */
    const { claims, suggestedEvent } = await ask('GET', `${path}/price-check`, { signal }).catch((error) => {
      if (error instanceof ProblemError && error.code === 'text-not-kept') return { claims: [], suggestedEvent: null };
      throw error;
    });
    const done = theCase.events.findLast(({ type, kind }) => type === 'contradiction' && kind === 'price-list');
    const own = claims.filter(({ whose }) => whose !== 'elsewhere');
    const unlisted = own.find(({ listed }) => !listed);
    if (claims.length === 0) return place.replaceChildren(make('p', { class: 'quiet', 'data-garbo': 'no-price' }, say(analysis ? 'none' : 'noText')));
    place.replaceChildren(make('ul', { class: 'plain' }, ...claims.map(line)));
    if (summary) summary.textContent = say(done ? 'alreadyShort' : suggestedEvent ? 'differs' : unlisted ? 'fillShort' : own.length > 0 ? 'same' : 'elsewhere');
    sheet.open ||= !done && (suggestedEvent !== null || unlisted !== undefined);
    if (done) return place.append(make('p', { 'data-garbo': 'price-recorded' }, say('already', done.source ?? '', done.who, dayOf(done.at))));
    if (suggestedEvent && own[0]) return place.append(confirming(suggestedEvent, own[0]));
    if (unlisted) place.append(make('p', { 'data-garbo': 'fill-list' }, say('fill'), ' ', link('#/businesses', say('fillLink'))), confirming(null, unlisted));
    else place.append(make('p', {}, link('#/businesses', say('editLink'))));
  });
  const sheet = folded('price-sheet', say('title'), '', place, kept.others({ signal: over, words: ({ amount, source }) => [amount, source].filter(Boolean).join(' · '), changed: load }), wrong);
  const summary = sheet.querySelector('[data-garbo="line"]');
  void load();
  return sheet;
}
