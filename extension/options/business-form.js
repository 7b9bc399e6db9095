/** The form of the business: the few facts that a reply needs, as the server holds them. */
import { lines, readDay, readPrice, writePrice } from '../shared/lists.js';
import { ask, part, say } from './page.js';

/** @typedef {import('../background/wire.js').Business} Business */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

const fields = part('business-fields', HTMLFieldSetElement);
const state = part('business-state', HTMLElement);
const trouble = part('business-trouble', HTMLElement);
const inputs = {
  name: part('name', HTMLInputElement),
  kind: part('kind', HTMLSelectElement),
  signature: part('signature', HTMLInputElement),
  role: part('role', HTMLInputElement),
  privateChannel: part('private-channel', HTMLInputElement),
  register: part('register', HTMLSelectElement),
};
const lists = {
  confirmedActions: part('confirmed-actions', HTMLTextAreaElement),
  confirmedFacts: part('confirmed-facts', HTMLTextAreaElement),
  competitors: part('competitors', HTMLTextAreaElement),
  closed: part('closed', HTMLTextAreaElement),
  prices: part('prices', HTMLTextAreaElement),
};
const all = [...Object.values(inputs), ...Object.values(lists)];

/** The English names of the manners that the page offers. @type {Record<string, string>} */
const AKIN = { formal: 'lei', informal: 'tu' };

/** What the server holds, so that saving these fields keeps the others. @type {Business | null} */
let kept = null;

/** Nothing can be written here until the server is there. */
export function lock() {
  fields.disabled = true;
  state.textContent = say('options_businessLocked');
}

/** Leave nothing of the business on the page. */
export function empty() {
  kept = null;
  for (const field of all) field.value = '';
  settle();
  lock();
}

/** @param {Business | null} business */
function show(business) {
  kept = business;
  for (const [name, input] of Object.entries(inputs)) input.value = String(business?.[name] ?? '');
  inputs.register.value = AKIN[String(business?.['register'] ?? '')] ?? String(business?.['register'] ?? '');
  for (const [name, area] of Object.entries(lists)) {
    const held = /** @type {any[]} */ (business?.[name] ?? []);
    area.value = held.map((each) => (name === 'prices' ? writePrice(each) : String(each))).join('\n');
  }
}

/** Read the business anew. What could not be read is not overwritten: the form stays closed then. */
export async function read() {
  fields.disabled = true;
  state.textContent = '';
  /** @type {Business | null | undefined} */
  const business = await ask(trouble, { type: 'read-business' }, read);
  if (business === undefined) return;
  show(business);
  settle();
  fields.disabled = false;
}

/**
 * What is missing or cannot be read, said with its line; nothing is lost by it.
 * @returns {{field: Field, message: string} | null}
 */
function fault() {
  if (!inputs.name.value.trim()) return { field: inputs.name, message: say('options_nameNeeded') };
  const day = lines(lists.closed.value).find((line) => readDay(line) === null);
  if (day !== undefined) return { field: lists.closed, message: say('options_closedWrong', day) };
  const price = lines(lists.prices.value).find((line) => readPrice(line) === null);
  return price === undefined ? null : { field: lists.prices, message: say('options_priceWrong', price) };
}

/** Take back what was said of a field, as far as it is mended. */
function settle() {
  const wrong = all.filter((field) => field.ariaInvalid === 'true');
  const still = wrong.length > 0 ? fault()?.field : undefined;
  for (const field of wrong.filter((each) => each !== still)) {
    field.removeAttribute('aria-invalid');
    state.textContent = '';
  }
}

/** @param {{field: Field, message: string}} wrong */
function point({ field, message }) {
  const fold = field.closest('details');
  if (fold) fold.open = true;
  field.setAttribute('aria-invalid', 'true');
  state.textContent = message;
  field.focus();
}

/** Keep what was typed, or say what is wrong with it. */
export async function save() {
  settle();
  const wrong = fault();
  if (wrong) {
    point(wrong);
    return;
  }
  const typed = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value.trim()]));
  const listed = Object.fromEntries(Object.entries(lists).map(([name, area]) => [name, lines(area.value)]));
  const business = {
    ...kept, ...typed, ...listed, prices: listed['prices']?.map(readPrice), closed: listed['closed']?.map(readDay), kind: typed['kind'] || null, register: typed['register'] || null,
  };
  const saved = await ask(trouble, { type: 'write-business', business });
  state.textContent = saved ? say('options_saved') : '';
  kept = saved ?? kept;
}

for (const field of all) field.addEventListener('input', settle);
