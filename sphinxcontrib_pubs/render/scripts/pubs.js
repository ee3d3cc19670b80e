// @ts-check
/**
 * Search, filters and copying for lists of publications (section.pubs). The page is complete without it.
 *
 * What it needs stands in div.pubs-tools at the start of a list: words in data- attributes, the choices of the filters
 * as JSON. It asks the network for nothing and works under the policy default-src 'self'.
 */
(() => {
  'use strict';

  /**
   * What a list can be filtered by. A value is [its name in an address, its label]; `of` has for each entry the
   * number of its value, the numbers of several, or -1.
   * @typedef {{name: string, label: string, values: [string, string][], of: (number | number[])[]}} FacetData
   */

  // Letters that Unicode does not decompose, as library/fold.py has them; and the sigma that ends Greek words.
  /** @type {Record<string, string>} */
  const LETTERS = {
    ø: 'o', đ: 'd', ð: 'd', ł: 'l', ħ: 'h', ı: 'i', æ: 'ae', œ: 'oe', þ: 'th', ς: 'σ', '’': "'", ʼ: "'",
  };
  const ASCII = /^[\0-\x7f]*$/;
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const BETWEEN = /[^\p{L}\p{N}\p{M}]+/gu;
  const COMPOUND = /[\p{L}\p{N}]+(?:[-‐'][\p{L}\p{N}]+)+/gu;
  // Scripts without spaces between words: there a word may begin anywhere.
  const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
  const NOT_SEARCHED = 'summary, button, .pubs-bibtex, .pubs-contributions';
  /** What vanishes when nothing is left in it: groups, and the parts of a long list. */
  const GROUPS = '.pubs-group, .pubs-list';
  /** A list of a page that is searched as a whole, and what introduces it there. */
  const OF_PAGE = '.pubs[data-page]';
  const INTRODUCING = 'h1, h2, h3, h4, h5, h6, p, span';
  const BLOCKS = `${NOT_SEARCHED}, details, div, p, pre, td, dd, img`;
  /** How long somebody who types must pause for the address to change: browsers refuse a change for each letter. */
  const PAUSE = 250;
  /** How many entries appear at once: to put ten thousand back takes longer than a key may. */
  const AT_ONCE = 300;

  /**
   * The text in lower case without accents, as the package folds it.
   * @param {string} text
   */
  function fold(text) {
    if (ASCII.test(text)) return text.toLowerCase();
    const lower = text.toLowerCase().toUpperCase().toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]+/g, '');
    return lower.normalize('NFC').toLowerCase().replace(/[øđðłħıæœþς’ʼ]/g, (letter) => LETTERS[letter]);
  }

  /**
   * The words of a text with a space before each; "multi-modal" as two words and as one.
   * @param {string} text
   */
  function indexed(text) {
    let folded = fold(text);
    if (/[-‐']/.test(folded)) {
      const compounds = folded.match(COMPOUND) ?? [];
      folded += ` ${compounds.map((word) => word.replace(BETWEEN, '')).join(' ')}`;
    }
    // Where there are no other letters, to ask for these takes half the time.
    return ` ${folded}`.replace(ASCII.test(folded) ? /[^a-z0-9]+/g : BETWEEN, ' ');
  }

  /**
   * What is searched of an element.
   * @param {Element} element
   * @returns {string}
   */
  function textOf(element) {
    if (element.matches(NOT_SEARCHED)) return ' ';
    if (!element.querySelector(BLOCKS)) return ` ${element.textContent} `;
    const parts = [...element.childNodes].map((node) => {
      if (node instanceof Element) return node.matches(BLOCKS) || node.querySelector(BLOCKS) ? textOf(node) : node.textContent;
      return node.nodeValue;
    });
    return ` ${parts.join('')} `;
  }

  /**
   * @param {string} name
   * @param {string} className
   * @param {Record<string, string>} attributes
   * @param {(Node | string)[]} content
   */
  function make(name, className, attributes = {}, ...content) {
    const element = document.createElement(name);
    element.className = className;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  }

  /** @param {() => void} task something for when the browser has nothing better to do */
  function whenIdle(task) {
    if ('requestIdleCallback' in window) requestIdleCallback(task);
    else setTimeout(task, 20);
  }

  /** The element that the address names behind its "#". */
  function target() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // an address may hold a stray sign of per cent
    }
  }

  /** @param {Element} link to a group, or the count that stands behind it */
  function groupOf(link) {
    const { hash = '' } = /** @type {HTMLAnchorElement} */ (link);
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  }

  /**
   * Whether a section has nothing but lists of the page and what introduces them, and so vanishes with their entries.
   * @param {Element} section
   * @returns {boolean}
   */
  function isOfLists(section) {
    const isKnown = (/** @type {Element} */ child) => child.matches(`${INTRODUCING}, ${OF_PAGE}`) || isOfLists(child);
    return section.matches('section') && Boolean(section.querySelector(OF_PAGE)) && [...section.children].every(isKnown);
  }

  /** How many entries a group has, behind its heading or a link to it. */
  class Count {
    /** @param {Element} element */
    constructor(element) {
      this.element = element;
      this.text = element.textContent ?? '';
      this.total = Number(/\d+/.exec(this.text));
      this.group = element.closest('.pubs-group') ?? groupOf(/** @type {Element} */ (element.previousElementSibling));
    }

    /**
     * @param {number | undefined | null} shown
     * @param {string} part what is said of so many out of all
     */
    show(shown, part) {
      const { text, total } = this;
      const some = part.replace('{shown}', String(shown)).replace('{total}', String(total));
      this.element.textContent = shown && shown < total ? text.replace(/\d+/, some) : text;
    }
  }

  /** A filter: a button and its choices, which are made when it is opened for the first time. */
  class Facet {
    /**
     * @param {FacetData} data
     * @param {Finder} finder
     */
    constructor(data, finder) {
      this.data = data;
      this.finder = finder;
      this.chosen = /** @type {Set<number>} */ (new Set());
      this.counts = /** @type {number[]} */ ([]);
      this.boxes = /** @type {HTMLInputElement[]} */ ([]);
      const id = `pubs-facet-${finder.list.number}-${data.name}`;
      this.summary = make('span', 'pubs-facet__chosen');
      const attributes = { type: 'button', 'aria-expanded': 'false', 'aria-controls': id };
      this.button = make('button', 'pubs-facet', attributes, data.label, this.summary);
      this.panel = make('div', 'pubs-facet__panel', { id, role: 'group', 'aria-label': data.label, hidden: '' });
      this.button.addEventListener('click', () => finder.open(this.panel.hidden ? this : null));
      this.panel.addEventListener('change', (event) => this.choose(/** @type {HTMLInputElement} */ (event.target)));
    }

    /** @param {HTMLInputElement} box */
    choose(box) {
      this.chosen[box.checked ? 'add' : 'delete'](this.boxes.indexOf(box));
      this.finder.changed();
    }

    /** @param {boolean} opened */
    show(opened) {
      if (opened && !this.boxes.length) {
        for (const [value, label] of this.data.values) {
          const box = /** @type {HTMLInputElement} */ (make('input', '', { type: 'checkbox', value }));
          const number = make('span', 'pubs-facet__number');
          this.panel.append(make('label', 'pubs-facet__choice', {}, box, make('span', '', {}, label, number)));
          this.boxes.push(box);
        }
      }
      this.panel.hidden = !opened;
      this.button.setAttribute('aria-expanded', String(opened));
      this.update();
    }

    /** @param {number} entry */
    valuesOf(entry) {
      const of = this.data.of[entry] ?? -1;
      return typeof of === 'number' ? [of] : of;
    }

    /** @param {number} entry */
    admits(entry) {
      return !this.chosen.size || this.valuesOf(entry).some((value) => this.chosen.has(value));
    }

    /** @param {number} entry */
    count(entry) {
      for (const value of this.valuesOf(entry)) this.counts[value] += 1;
    }

    update() {
      const labels = [...this.chosen].sort((a, b) => a - b).map((value) => this.data.values[value][1]);
      this.summary.textContent = labels.length ? `: ${labels.join(', ')}` : '';
      this.button.classList.toggle('pubs-facet--active', labels.length > 0);
      if (this.panel.hidden) return;
      const numbers = this.panel.querySelectorAll('.pubs-facet__number');
      this.boxes.forEach((box, value) => {
        box.checked = this.chosen.has(value);
        numbers[value].textContent = ` (${this.counts[value]})`;
      });
    }
  }

  /** The search box and the filters of a list, or of all lists of a page that was written by hand. */
  class Finder {
    /**
     * @param {List} list whose tools it stands in
     * @param {HTMLFormElement} form
     * @param {List[]} lists that it shows more or less of
     */
    constructor(list, form, lists) {
      this.list = list;
      this.form = form;
      this.lists = lists;
      this.entries = lists.flatMap((each) => each.entries);
      this.sections = lists.map((each) => each.section);
      this.query = '';
      // What the address names, an entry or a group of the list, is shown whatever the filters say.
      this.named = /** @type {Element | null} */ (null);
      this.timer = 0;
      this.appearing = 0;
      this.texts = /** @type {string[]} */ ([]);
      this.search = /** @type {HTMLInputElement | null} */ (form.querySelector('[type=search]'));
      this.status = /** @type {HTMLElement} */ (form.querySelector('[role=status]'));
      this.clearing = /** @type {HTMLElement} */ (form.querySelector('.pubs-find__clear'));
      const groups = this.all(GROUPS);
      this.within = GROUPS;
      if (list.words.page) {
        this.within += ', section';
        const around = [...document.querySelectorAll('section')].filter(isOfLists);
        groups.push(...this.sections, ...around.filter((one) => this.sections.some((list) => one.contains(list))));
      }
      this.groups = /** @type {HTMLElement[]} */ (groups);
      this.counts = this.all('.pubs-group__count').map((element) => new Count(element));
      // The first list of a page has plain names in the address, whatever an author adds below it later.
      this.prefix = list.number > 1 ? `${list.words.name || list.number}.` : '';
      const data = list.tools.querySelector('script')?.textContent ?? '[]';
      const parsed = /** @type {FacetData[]} */ (JSON.parse(data));
      this.facets = parsed.map((one) => new Facet(one, this));
      for (const { button, panel } of this.facets) form.querySelector('.pubs-find__facets')?.append(button, panel);
      form.addEventListener('submit', (event) => event.preventDefault());
      form.addEventListener('keydown', (event) => this.onKey(event));
      this.search?.addEventListener('input', () => this.onInput());
      for (const event of ['focus', 'pointerenter']) {
        this.search?.addEventListener(event, () => whenIdle(() => this.index(20)), { once: true });
      }
      this.clearing.addEventListener('click', () => this.clear());
      for (const event of ['popstate', 'hashchange']) addEventListener(event, () => this.recall());
      this.recall();
    }

    /** @param {string} selector */
    all(selector) {
      return this.sections.flatMap((section) => [...section.querySelectorAll(selector)]);
    }

    /** The words of the search, those that begin a word with a space before them. */
    get wanted() {
      const words = fold(this.query).match(WORD) ?? [];
      return words.map((word) => (UNSPACED.test(word) ? word : ` ${word}`));
    }

    onInput() {
      this.query = this.search?.value ?? '';
      this.changed(false);
    }

    /**
     * Shows what is asked for now, and remembers it.
     * @param {boolean} lasting whether the button "back" leads to what was before
     */
    changed(lasting = true) {
      this.named = null;
      this.apply();
      clearTimeout(this.timer);
      if (lasting) this.remember('pushState');
      else this.timer = setTimeout(() => this.remember('replaceState'), PAUSE);
    }

    /** @param {KeyboardEvent} event */
    onKey(event) {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      const opened = this.facets.find((facet) => !facet.panel.hidden);
      if (opened && event.target !== this.search) {
        this.open(null);
        opened.button.focus();
      } else if (this.search?.value) {
        this.search.value = '';
        this.onInput();
      } else {
        this.clear();
      }
    }

    /** @param {Facet | null} one the filter to open; the others close */
    open(one) {
      for (const facet of this.facets) facet.show(facet === one);
    }

    clear() {
      this.query = '';
      for (const facet of this.facets) facet.chosen.clear();
      this.changed();
      (this.search ?? this.facets[0]?.button)?.focus();
    }

    /**
     * Reads the words of the entries, for so many milliseconds at a time if a time is given.
     * @param {number} time
     */
    index(time = Infinity) {
      const { texts, entries } = this;
      const end = performance.now() + time;
      while (texts.length < entries.length) {
        if (performance.now() > end) return whenIdle(() => this.index(time));
        const entry = entries[texts.length];
        const venue = entry.querySelector('.pubs-venue[title]')?.getAttribute('title') ?? '';
        texts.push(indexed(textOf(entry) + venue));
      }
    }

    /**
     * Shows the entries that have every word and a chosen value of each filter, and counts them.
     * @param {number} atOnce how many may appear before the others do
     */
    apply(atOnce = AT_ONCE) {
      const { list, facets, texts, wanted, within } = this;
      if (wanted.length) this.index();
      const filled = /** @type {Map<Element, number>} */ (new Map());
      const late = /** @type {HTMLElement[]} */ ([]);
      let shown = 0;
      let appeared = 0;
      for (const facet of facets) facet.counts = facet.data.values.map(() => 0);
      this.entries.forEach((entry, position) => {
        let found = wanted.every((word) => texts[position].includes(word));
        if (found) {
          const refusing = facets.filter((facet) => !facet.admits(position));
          // A choice is counted under all filters but its own, which it would widen.
          const counting = refusing.length ? refusing : facets;
          if (refusing.length < 2) for (const facet of counting) facet.count(position);
          found = !refusing.length;
        }
        if (found) shown += 1;
        const visible = found || Boolean(this.named?.contains(entry));
        if (entry.hidden === visible) {
          if (visible && ++appeared > atOnce) late.push(entry);
          else entry.hidden = !visible;
        }
        for (let group = visible && entry.closest(within); group; group = group.parentElement?.closest(within) ?? null) {
          filled.set(group, (filled.get(group) ?? 0) + 1);
        }
      });
      for (const group of this.groups) {
        group.hidden = !filled.has(group);
        // For the style sheet, which reckons how high a part is that is not laid out.
        if (group.closest('.pubs--long')) group.style.setProperty('--pubs-shown', String(filled.get(group)));
      }
      for (const link of this.all('.pubs-jump-list a')) {
        /** @type {HTMLElement} */ (link.parentElement).hidden = Boolean(groupOf(link)?.hidden);
      }
      this.show(late);
      for (const facet of facets) facet.update();
      const chosen = facets.some((facet) => facet.chosen.size);
      const { all = '', some = '', none = '', part = '' } = list.words;
      const narrowed = wanted.length > 0 || chosen;
      if (this.search && this.search.value !== this.query) this.search.value = this.query;
      this.clearing.hidden = !narrowed;
      for (const count of this.counts) count.show(count.group && filled.get(count.group), part);
      for (const section of [list.section, ...this.sections]) section.classList.toggle('pubs--narrowed', narrowed);
      this.form.classList.toggle('pubs-find--empty', !shown);
      const said = (!narrowed ? all : shown ? some : none).replace('{shown}', String(shown));
      if (this.status.textContent !== said) this.status.textContent = said;
      for (const each of this.lists) each.highlight(wanted);
    }

    /**
     * Shows further entries, some in each frame, until the list is asked for others.
     * @param {HTMLElement[]} late
     */
    show(late) {
      clearTimeout(this.appearing);
      if (!late.length) return;
      this.appearing = setTimeout(() => {
        for (const entry of late.splice(0, AT_ONCE)) entry.hidden = false;
        this.show(late);
      }, 16);
    }

    /**
     * The names of the address that belong to this list, and their values.
     * @returns {[string, string[]][]}
     */
    get state() {
      const query = this.query.trim();
      const state = /** @type {[string, string[]][]} */ ([[`${this.prefix}find`, query ? [query] : []]]);
      for (const { data, chosen } of this.facets) {
        state.push([this.prefix + data.name, [...chosen].map((value) => data.values[value][0])]);
      }
      return state;
    }

    /**
     * Writes the search and the filters into the address.
     * @param {'pushState' | 'replaceState'} how
     */
    remember(how) {
      const url = new URL(location.href);
      for (const [name, values] of this.state) {
        if (url.searchParams.getAll(name).join('\n') === values.join('\n')) continue;
        url.searchParams.delete(name);
        for (const value of values) url.searchParams.append(name, value);
        url.hash = ''; // the entry that it names need not be among those that are now asked for
      }
      if (url.href === location.href) return;
      try {
        history[how](history.state, '', url);
      } catch {
        // Some browsers refuse it for files, or when it happens too often. The list works all the same.
      }
    }

    /** Does what the address says. */
    recall() {
      clearTimeout(this.timer);
      const { searchParams } = new URL(location.href);
      this.query = searchParams.get(`${this.prefix}find`) ?? '';
      for (const facet of this.facets) {
        const names = searchParams.getAll(this.prefix + facet.data.name);
        const values = names.map((name) => facet.data.values.findIndex(([value]) => value === name));
        facet.chosen = new Set(values.filter((value) => value >= 0));
      }
      const named = target();
      const within = this.sections.some((section) => named !== section && section.contains(named));
      this.named = within ? named : null;
      this.apply(Infinity); // the browser may be about to scroll back to where the page was left
      if (!this.clearing.hidden) this.named?.scrollIntoView();
    }
  }

  /** A list with its tools. */
  class List {
    /**
     * @param {HTMLElement} tools
     * @param {number} number
     */
    constructor(tools, number) {
      this.tools = tools;
      this.number = number;
      this.words = tools.dataset;
      this.section = /** @type {HTMLElement} */ (tools.closest('.pubs'));
      this.isLong = this.section.matches('.pubs--long');
      this.entries = [...this.entriesIn(this.section)];
      this.said = /** @type {HTMLElement} */ (tools.querySelector('.pubs-tools__said'));
      this.near = /** @type {Set<HTMLElement>} */ (new Set());
      this.hits = /** @type {StaticRange[]} */ ([]);
      this.wanted = /** @type {string[]} */ ([]);
      tools.hidden = false;
      this.watch();
    }

    /**
     * @param {Element} part
     * @returns {NodeListOf<HTMLElement>}
     */
    entriesIn(part) {
      return part.querySelectorAll('.pubs-entry');
    }

    /** Prepares the entries as they come near the window; of a short list all of them. */
    watch() {
      if (this.isLong && 'ContentVisibilityAutoStateChangeEvent' in window) {
        const event = 'contentvisibilityautostatechange';
        this.section.addEventListener(event, (change) => {
          const { skipped } = /** @type {ContentVisibilityAutoStateChangeEvent} */ (change);
          for (const entry of this.entriesIn(/** @type {Element} */ (change.target))) {
            if (skipped) this.near.delete(entry);
            else this.prepare(entry);
          }
        }, true);
        whenIdle(() => {
          for (const part of this.section.querySelectorAll('.pubs-list')) {
            // What is in a part that is laid out later has no visibility.
            if (!part.firstElementChild?.checkVisibility({ contentVisibilityAuto: true })) continue;
            for (const entry of this.entriesIn(part)) this.prepare(entry);
          }
        });
      } else {
        whenIdle(() => this.entries.forEach((entry) => this.prepare(entry)));
      }
    }

    /** @param {HTMLElement} entry */
    prepare(entry) {
      this.near.add(entry);
      if (this.words.copyCitation) addCopyOfCitation(entry, this);
      if (this.words.copyBibtex) addCopyOfBibtex(entry, this);
      this.highlightIn(entry);
    }

    /**
     * Shows the words of the search in the entries near the window, without touching them.
     * @param {string[]} wanted
     */
    highlight(wanted) {
      this.unmark();
      this.wanted = wanted;
      whenIdle(() => {
        if (this.wanted !== wanted) return; // something else was typed since
        this.unmark(); // entries that came near the window meanwhile
        for (const entry of this.near) if (!entry.hidden) this.highlightIn(entry);
      });
    }

    unmark() {
      for (const hit of this.hits) HITS?.delete(hit);
      this.hits = [];
    }

    /** @param {HTMLElement} entry */
    highlightIn(entry) {
      if (!HITS || !this.wanted.length) return;
      const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(WORD)) {
          const folded = fold(word);
          for (const term of this.wanted) {
            const start = term[0] === ' ' ? 0 : folded.indexOf(term);
            const length = term.trim().length;
            if (!folded.startsWith(term.trim(), start)) continue;
            // A letter may fold to two, so the end is looked for.
            let end = start + 1;
            while (end < word.length && fold(word.slice(start, end)).length < length) end += 1;
            const [startOffset, endOffset] = [index + start, index + end];
            const hit = new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset });
            this.hits.push(hit);
            HITS.add(hit);
          }
        }
      }
    }

    /** @param {string} message */
    say(message) {
      this.said.textContent = '';
      setTimeout(() => (this.said.textContent = message), 50); // a message that stands there already is not read again
    }
  }

  const HITS = 'highlights' in CSS && 'StaticRange' in window ? new Highlight() : null;
  if (HITS) CSS.highlights.set('pubs-hit', HITS);

  /**
   * A button with the sign for copying, two sheets.
   * @param {string} label
   * @param {string} title
   */
  function copyButton(label, title) {
    const svg = 'http://www.w3.org/2000/svg';
    const picture = document.createElementNS(svg, 'svg');
    picture.setAttribute('viewBox', '0 0 16 16');
    picture.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('d', 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3');
    picture.append(path);
    const attributes = { type: 'button', 'aria-label': label, title };
    return make('button', 'pubs-copy', attributes, picture);
  }

  /** What stands below an entry's line; the names that are folded within it are a part of it. */
  const BELOW = 'details:not(.pubs-more-authors)';
  const NOT_CITED = `${BELOW}, summary, button, .pubs-mark, .pubs-links, .pubs-cited-in, .pubs-paper-link--behind, .pubs-permalink`;

  /**
   * The citation as it stands on the page, with the DOI where that is a link behind it.
   * @param {HTMLElement} entry
   */
  function citationOf(entry) {
    if (entry.dataset.citation) return entry.dataset.citation;
    const copy = /** @type {HTMLElement} */ (entry.cloneNode(true));
    const doi = copy.querySelector('.pubs-links [data-kind=doi]')?.getAttribute('href') ?? '';
    for (const other of copy.querySelectorAll(NOT_CITED)) other.remove();
    return `${copy.textContent} ${doi}`.replace(/\s+/g, ' ').trim();
  }

  /**
   * @param {HTMLElement} entry
   * @param {List} list
   */
  function addCopyOfCitation(entry, list) {
    if (entry.querySelector('.pubs-copy--citation')) return;
    const { copyCitation = '' } = list.words;
    const title = entry.querySelector('.pubs-title')?.textContent ?? '';
    const button = copyButton(title ? `${copyCitation}: ${title}` : copyCitation, copyCitation);
    button.classList.add('pubs-copy--citation');
    button.addEventListener('click', () => copy(citationOf(entry), entry, button, list));
    // In a card and a row, the title has a place of its own.
    const home = entry.querySelector('.pubs-field--title') ?? entry;
    const below = home.querySelector(`${BELOW}, .pubs-notice`);
    if (below) below.before(button);
    else home.append(button);
  }

  /**
   * @param {HTMLElement} entry
   * @param {List} list
   */
  function addCopyOfBibtex(entry, list) {
    const block = entry.querySelector('.pubs-bibtex pre');
    if (!block || block.previousElementSibling?.matches('.pubs-copy')) return;
    const { copyBibtex = '' } = list.words;
    const button = copyButton(copyBibtex, copyBibtex);
    button.addEventListener('click', () => copy(block.textContent ?? '', block, button, list));
    block.before(button);
  }

  /**
   * Copies a text; where every way to do so is refused, selects the words on the page.
   * @param {string} text
   * @param {Element} place
   * @param {HTMLElement} button
   * @param {List} list
   */
  async function copy(text, place, button, list) {
    let done = true;
    try {
      await navigator.clipboard.writeText(text); // absent on pages that are not served securely
    } catch {
      done = copyBySelection(text);
    }
    const { copied = '', notCopied = '' } = list.words;
    list.say(done ? copied : notCopied);
    button.focus();
    if (!done) return getSelection()?.selectAllChildren(place);
    button.classList.add('pubs-copy--done');
    setTimeout(() => button.classList.remove('pubs-copy--done'), 2000);
  }

  /**
   * @param {string} text
   * @returns {boolean} whether the browser did so
   */
  function copyBySelection(text) {
    const area = /** @type {HTMLTextAreaElement} */ (make('textarea', 'pubs-copy__text', { readonly: '' }));
    area.value = text;
    document.body.append(area);
    area.select();
    try {
      return document.execCommand('copy');
    } catch {
      return false;
    } finally {
      area.remove();
    }
  }

  let number = 0;
  const lists = [...document.querySelectorAll('.pubs-tools')].map((tools) => {
    number += tools.querySelector('form') ? 1 : 0;
    return new List(/** @type {HTMLElement} */ (tools), number);
  });
  for (const list of lists) {
    const { page } = list.words;
    const form = list.tools.querySelector('form');
    if (form) new Finder(list, form, page ? lists.filter((each) => each.section.dataset.page === page) : [list]);
  }
})();
