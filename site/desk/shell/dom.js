/** Building blocks of the desk's pages. Text always goes in as text, never as markup. */

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {Node | string | null | undefined | false} Child what is empty is left out */
/** @typedef {Record<string, string | number | boolean | null | undefined>} Attributes empty ones are left out */

/** @param {Element} element @param {Attributes} attributes @param {Child[]} children */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child !== null && child !== undefined && child !== false) element.append(child);
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  fill(element, attributes, children);
  return element;
}

/**
 * A button. While what it started is running it cannot be pressed again.
 * @param {string} name what it is called in `data-garbo`
 * @param {string} label
 * @param {() => unknown} press
 * @param {string} [className] "main" for the one thing that is expected
 */
export function button(name, label, press, className = '') {
  const made = make('button', { type: 'button', 'data-garbo': name, class: className }, label);
  made.addEventListener('click', async () => {
    if (made.getAttribute('aria-disabled') === 'true') return;
    made.setAttribute('aria-disabled', 'true');
    try {
      await press();
    } finally {
      made.removeAttribute('aria-disabled');
    }
  });
  return made;
}

/** @param {string} href @param {string} label @param {string} [className] */
export const link = (href, label, className = '') => make('a', { href, class: className }, label);

/**
 * A field with its label and, below, what helps to fill it.
 * @template {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field
 * @param {string} label
 * @param {Field} field must have an id
 * @param {string} [help]
 */
export function labelled(label, field, help) {
  const helpId = `${field.id}-help`;
  if (help) field.setAttribute('aria-describedby', helpId);
  return make('div', { class: 'field' },
    make('label', { for: field.id }, label), field, help && make('p', { id: helpId, class: 'quiet' }, help));
}

/**
 * @param {string} id
 * @param {[value: string, label: string][]} options
 * @param {string} [chosen]
 */
export function select(id, options, chosen) {
  return make('select', { id, name: id }, ...options.map(([value, label]) =>
    make('option', { value, selected: value === chosen }, label)));
}

/**
 * A form: Enter sends it, and while it is being sent it cannot be sent again.
 * @param {Attributes} attributes
 * @param {(form: HTMLFormElement) => unknown} send
 * @param {...Child} children
 */
export function form(attributes, send, ...children) {
  const made = make('form', { novalidate: true, ...attributes }, ...children);
  let sending = false;
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    try {
      await send(made);
    } finally {
      sending = false;
    }
  });
  return made;
}

/** @param {string} title @param {...Child} children a part of a page, with its heading */
export function sheet(title, ...children) {
  return make('section', { class: 'sheet' }, title && make('h2', {}, title), ...children);
}

/**
 * A part of a page that is not for now: its heading and one line that says what is in it.
 * @param {string} name what it is called in `data-garbo`
 * @param {string} title
 * @param {string} line may be empty
 * @param {...Child} children
 */
export function folded(name, title, line, ...children) {
  return make('details', { class: 'sheet', 'data-garbo': name },
    make('summary', {}, make('h2', {}, title), ' ', make('span', { class: 'quiet', 'data-garbo': 'line' }, line)), ...children);
}

/** @param {string} title @param {...Child} children what stands where nothing is yet: what it is for, and the next step */
export function empty(title, ...children) {
  return make('div', { class: 'empty', 'data-garbo': 'empty' }, make('h2', {}, title), ...children);
}
