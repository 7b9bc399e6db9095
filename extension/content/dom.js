/** Building blocks of the card. Text always goes in as text, never as markup. */
var garboDom = (() => {
  const SVG = 'http://www.w3.org/2000/svg';

  /**
   * Make an element. `undefined`, `null` and `false` leave an attribute or a child out.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
   * @param {...(Node | string | null | undefined | false)} children
   * @returns {HTMLElementTagNameMap[Tag]}
   */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== null && value !== false) {
        element.setAttribute(name, value === true ? '' : String(value));
      }
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  }

  /**
   * A drawing of one path on a 24 × 24 ground, silent for screen readers.
   * @param {string} path
   * @param {string} className
   */
  function drawing(path, className) {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('class', className);
    const shape = document.createElementNS(SVG, 'path');
    shape.setAttribute('d', path);
    svg.append(shape);
    return svg;
  }

  /**
   * @param {string} name what it is called in `data-garbo`
   * @param {string} label
   * @param {() => unknown} press
   * @param {string} [className]
   */
  function button(name, label, press, className = 'button') {
    const made = make('button', { type: 'button', 'data-garbo': name, class: className }, label);
    made.addEventListener('click', () => void press());
    return made;
  }

  /**
   * Bring an open fold into sight: in a low card what it holds would stay below the edge.
   * @param {HTMLDetailsElement} fold
   */
  function reveal(fold) {
    if (fold.open) fold.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  return Object.freeze({ make, drawing, button, reveal });
})();
