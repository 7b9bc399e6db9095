/** The options page: pairing, a test of the connection, the few facts that a first reply needs. */
import * as business from './business-form.js';
import { ask, part, say, showTrouble, speak } from './page.js';

const server = part('server', HTMLInputElement);
const code = part('code', HTMLInputElement);
const state = part('state', HTMLElement);
const unpairButton = part('unpair', HTMLButtonElement);
const connectionTrouble = part('connection-trouble', HTMLElement);

/** @param {'unknown' | 'paired' | 'unpaired' | 'off'} name @param {string} text */
function setState(name, text) {
  state.dataset['state'] = name;
  state.textContent = text;
  unpairButton.hidden = name !== 'paired';
}

/** Test the connection as it is kept, and say how it stands. */
async function test() {
  setState('unknown', say('options_stateUnknown'));
  business.lock();
  const found = await ask(connectionTrouble, { type: 'connection' });
  if (!found) {
    setState('off', '');
    return;
  }
  part('grant', HTMLButtonElement).hidden = true;
  if (!found.paired) {
    setState('unpaired', say('options_stateUnpaired', found.version));
    return;
  }
  await business.read();
  setState('paired', say('options_statePaired', found.version));
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
  business.empty();
  setState('unpaired', say('options_unpaired'));
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
on(part('grant', HTMLButtonElement), 'click', async () => {
  await chrome.permissions.request({ origins: ['http://127.0.0.1/*'] });
  await test();
});
on(part('business-form', HTMLFormElement), 'submit', business.save);

speak();
document.title = say('options_title');
const settings = await ask(connectionTrouble, { type: 'settings' });
server.value = settings?.server ?? '';
await test();
