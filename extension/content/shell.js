/**
 * The card as a thing on the page: its host, its closed shadow root, its place, its focus.
 * What is written in it is the business of the other files.
 */
var garboShell = (() => {
  const { make, button, drawing } = garboDom;
  const { say } = garboWords;
  const WIDTH = 376;
  const BORDERS = 2;
  const CROSS = 'M6 6 18 18M18 6 6 18';
  /** Events that a page could take for its own; they end at the host. */
  const OURS = ['beforeinput', 'input', 'copy', 'cut', 'paste', 'click', 'dblclick', 'wheel'];
  /**
   * Those that pages catch on the way down: one letter typed in the reply is a shortcut on some sites, a dialog that
   * keeps the focus takes it back from the card, another closes when one presses beside it.
   * Nothing in the card may listen to them.
   */
  const OURS_AT_ONCE = ['keydown', 'keyup', 'keypress', 'focusin', 'focusout', 'mousedown', 'mouseup', 'pointerdown',
    'pointerup', 'touchstart', 'touchend'];

  /** @returns {Element | null} what has the focus, also inside open shadow roots */
  function focusedElement() {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  }

  /** @param {ShadowRoot} root @param {string} css */
  function dress(root, css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  }

  /**
   * Keep the card beside the comment while the page moves.
   * @param {() => DOMRect | null} whereIsComment
   * @param {HTMLElement} host
   * @param {HTMLElement} panel
   * @param {HTMLElement} sheet what is in the panel, as tall as it likes
   */
  function follow(whereIsComment, host, panel, sheet) {
    /** @type {CardSide | null} */
    let side = null;
    let frame = 0;
    let reserved = 0;
    const ends = new AbortController();

    const put = () => {
      frame = 0;
      if (!host.isConnected) return;
      const scrolled = panel.scrollTop;
      panel.style.width = `${WIDTH}px`;
      const view = { width: document.documentElement.clientWidth, height: innerHeight };
      const size = { width: WIDTH, height: sheet.offsetHeight + BORDERS };
      const found = garboPlacement.place(whereIsComment(), size, view, side);
      side = found.side;
      panel.dataset['side'] = side;
      // What is reached below the edge must come to rest above the bar, however high that is now.
      const bar = side === 'dock' ? null : panel.querySelector('.bar');
      panel.style.setProperty('--bar', `${bar?.getBoundingClientRect().height ?? 0}px`);
      for (const name of /** @type {const} */ (['left', 'top', 'width', 'maxHeight'])) panel.style[name] = `${found[name]}px`;
      const room = side === 'dock' ? panel.offsetHeight + 2 * garboPlacement.MARGIN : 0;
      // Only when the card has grown or shrunk: a person who scrolls is not scrolled back.
      if (room !== reserved) makeRoom(room);
      if (room > 0) panel.style.top = `${innerHeight - room + garboPlacement.MARGIN}px`;
      panel.scrollTop = scrolled;
    };

    /** Docked: the end of the page gets room below it, and the comment is scrolled clear of the card. */
    const makeRoom = (/** @type {number} */ room) => {
      reserved = room;
      host.style.height = `${room}px`;
      const comment = whereIsComment();
      if (!comment || room === 0) return;
      const over = comment.bottom - (innerHeight - room - garboPlacement.GAP);
      const most = comment.top - garboPlacement.GAP;
      if (over > 0) scrollBy({ top: Math.max(0, Math.min(over, most)), behavior: 'instant' });
    };

    const soon = () => {
      frame ||= requestAnimationFrame(put);
    };
    addEventListener('scroll', soon, { capture: true, passive: true, signal: ends.signal });
    // A new window is a new question; while scrolling the card stays on its side.
    const afresh = () => {
      side = null;
      soon();
    };
    addEventListener('resize', afresh, { passive: true, signal: ends.signal });
    const sizes = new ResizeObserver(soon);
    sizes.observe(sheet);
    sizes.observe(document.documentElement);
    return {
      put,
      stop: () => {
        ends.abort();
        sizes.disconnect();
        cancelAnimationFrame(frame);
      },
    };
  }

  /**
   * Open an empty card.
   * @param {{css: string, parent: Element, whereIsComment: () => DOMRect | null, onClose: () => void}} how
   */
  function open({ css, parent, whereIsComment, onClose }) {
    /** Where the focus goes back to: from where it last came into the card. */
    let before = focusedElement();
    const host = document.createElement('garbo-card');
    host.style.setProperty('display', 'block', 'important');
    const root = host.attachShadow({ mode: 'closed' });
    dress(root, css);

    const title = make('h2', { id: 'title', class: 'brand' }, say('brand'));
    const body = make('div', { class: 'body' });
    const status = make('p', { role: 'status', class: 'unseen' });
    const shut = button('close', '', () => close(), 'close');
    shut.setAttribute('aria-label', say('close'));
    shut.append(drawing(CROSS, 'cross'));
    const sheet = make('div', { class: 'sheet' }, make('header', {}, title, shut), body, status);
    const panel = make('div', {
      role: 'dialog', 'aria-labelledby': 'title', tabindex: '-1', popover: 'manual', class: 'panel', lang: say('language'), dir: 'ltr',
    }, sheet);
    root.append(panel);
    parent.append(host);
    // Some pages enlarge themselves; places are reckoned in the window's own pixels.
    const zoom = Reflect.get(host, 'currentCSSZoom');
    if (typeof zoom === 'number' && zoom !== 1) host.style.setProperty('zoom', String(1 / zoom), 'important');
    panel.showPopover?.();

    const ends = new AbortController();
    for (const type of OURS) host.addEventListener(type, (event) => event.stopPropagation());
    /** @param {Event} event */
    const keep = (event) => {
      if (event.target !== host) return;
      event.stopImmediatePropagation();
      // A press with the mouse must not take the focus from the page: the caret stays in its reply box.
      if (event instanceof MouseEvent && root.elementFromPoint(event.clientX, event.clientY)?.closest('button')) {
        event.preventDefault();
      }
      if (event instanceof KeyboardEvent && event.type === 'keydown' && event.key === 'Escape' && !event.isComposing) {
        event.preventDefault();
        close();
      }
    };
    for (const type of OURS_AT_ONCE) addEventListener(type, keep, { capture: true, signal: ends.signal });
    const following = follow(whereIsComment, host, panel, sheet);

    /** Also when the page has taken the card away: what it left behind goes, too. */
    function close() {
      if (ends.signal.aborted) return;
      ends.abort();
      following.stop();
      const hadFocus = document.activeElement === host;
      host.remove();
      onClose();
      if (hadFocus && before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
    }

    return Object.freeze({
      host,
      /** @param {string} what for screen readers @param {...Node} content */
      show: (what, ...content) => {
        body.replaceChildren(...content);
        status.textContent = what;
        following.put();
      },
      /** @param {string} what */
      announce: (what) => {
        status.textContent = what;
      },
      focus: () => {
        if (document.activeElement !== host) before = focusedElement();
        panel.focus({ preventScroll: true });
      },
      close,
    });
  }

  return Object.freeze({ open });
})();
