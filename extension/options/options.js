/** The options page: pairing, a test of the connection, the few facts that a first reply needs. */
import { isDay, lines, readPrice, writePrice } from './lists.js';
import { say, showTrouble, speak } from './page.js';

/** @typedef {import('../background/trouble.js').Trouble} Trouble */
/** @typedef {import('../background/wire.js').Business} Business */

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
function part(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`options.html has no ${id}`);
  return element;
}

const server = part('server', HTMLInputElement);
const code = part('code', HTMLInputElement);
const state = part('state', HTMLElement);
const unpairButton = part('unpair', HTMLButtonElement);
const grantButton = part('grant', HTMLButtonElement);
const connectionTrouble = part('connection-trouble', HTMLElement);
const fields = part('business-fields', HTMLFieldSetElement);
const businessState = part('business-state', HTMLElement);
const businessTrouble = part('business-trouble', HTMLElement);
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

/** The English names of the manners that the page offers. @type {Record<string, string>} */
const AKIN = { formal: 'lei', informal: 'tu' };

/** What the server holds, so that saving these fields keeps the others. @type {Business | null} */
let kept = null;

/**
 * Ask the background; a trouble is written into `place` and undefined comes back.
 * @param {Element} place
 * @param {{type: string} & Record<string, unknown>} message
 * @returns {Promise<any>}
 */
async function ask(place, message) {
  showTrouble(place, null);
  const answer = await chrome.runtime.sendMessage(message);
  if (answer?.ok) return answer.value;
  /** @type {Trouble} */
  const trouble = answer?.trouble ?? { kind: 'server-error', detail: '' };
  showTrouble(place, trouble);
  grantButton.hidden = trouble.kind !== 'not-allowed';
  return undefined;
}

/** @param {'unknown' | 'paired' | 'unpaired' | 'off'} name @param {string} text */
function setState(name, text) {
  state.dataset['state'] = name;
  state.textContent = text;
  unpairButton.hidden = name !== 'paired';
  fields.disabled = name !== 'paired';
}

async function readBusiness() {
  kept = (await ask(businessTrouble, { type: 'read-business' })) ?? null;
  businessState.textContent = '';
  for (const [name, input] of Object.entries(inputs)) input.value = String(kept?.[name] ?? '');
  inputs.register.value = AKIN[String(kept?.['register'] ?? '')] ?? String(kept?.['register'] ?? '');
  for (const [name, area] of Object.entries(lists)) {
    const held = /** @type {any[]} */ (kept?.[name] ?? []);
    area.value = held.map((each) => (name === 'prices' ? writePrice(each) : String(each))).join('\n');
  }
}

/**
 * What is typed into a list that cannot be read, said with its line; nothing is lost by it.
 * @returns {{area: HTMLTextAreaElement, message: string} | null}
 */
function unreadable() {
  const day = lines(lists.closed.value).find((line) => !isDay(line));
  if (day !== undefined) return { area: lists.closed, message: say('options_closedWrong', day) };
  const price = lines(lists.prices.value).find((line) => readPrice(line) === null);
  return price === undefined ? null : { area: lists.prices, message: say('options_priceWrong', price) };
}

/** Test the connection as it is kept, and say how it stands. */
async function test() {
  setState('unknown', say('options_stateUnknown'));
  const found = await ask(connectionTrouble, { type: 'connection' });
  if (!found) {
    setState('off', '');
    businessState.textContent = say('options_businessLocked');
    return;
  }
  grantButton.hidden = true;
  if (found.paired) {
    setState('paired', say('options_statePaired', found.version));
    await readBusiness();
  } else {
    setState('unpaired', say('options_stateUnpaired', found.version));
    businessState.textContent = say('options_businessLocked');
  }
}

async function pair() {
  if (!code.value.trim()) {
    // The server counts tries, and this was none.
    showTrouble(connectionTrouble, null);
    state.textContent = say('options_codeNeeded');
    code.focus();
    return;
  }
  const done = await ask(connectionTrouble, { type: 'pair', server: server.value, code: code.value });
  if (!done) {
    code.focus();
    return;
  }
  server.value = done.server;
  code.value = '';
  await test();
}

async function unpair() {
  await ask(connectionTrouble, { type: 'unpair' });
  for (const input of [...Object.values(inputs), ...Object.values(lists)]) input.value = '';
  businessState.textContent = say('options_businessLocked');
  setState('unpaired', say('options_unpaired'));
}

async function save() {
  const typed = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value.trim()]));
  if (!typed['name']) {
    businessState.textContent = say('options_nameNeeded');
    inputs.name.focus();
    return;
  }
  const wrong = unreadable();
  if (wrong) {
    businessState.textContent = wrong.message;
    wrong.area.focus();
    return;
  }
  const listed = Object.fromEntries(Object.entries(lists).map(([name, area]) => [name, lines(area.value)]));
  const business = {
    ...kept, ...typed, ...listed, prices: listed['prices']?.map(readPrice), kind: typed['kind'] || null, register: typed['register'] || null,
  };
  const saved = await ask(businessTrouble, { type: 'write-business', business });
  businessState.textContent = saved ? say('options_saved') : '';
  kept = saved ?? kept;
}

/** @param {HTMLElement} element @param {string} type @param {() => Promise<unknown>} act */
function on(element, type, act) {
  element.addEventListener(type, (event) => {
    event.preventDefault();
    void act();
  });
}

on(part('pairing', HTMLFormElement), 'submit', pair);
on(part('test', HTMLButtonElement), 'click', test);
on(unpairButton, 'click', unpair);
on(grantButton, 'click', async () => {
  await chrome.permissions.request({ origins: ['http://127.0.0.1/*'] });
  await test();
});
on(part('business-form', HTMLFormElement), 'submit', save);

speak();
document.title = say('options_title');
const settings = await ask(connectionTrouble, { type: 'settings' });
server.value = settings?.server ?? '';
await test();
