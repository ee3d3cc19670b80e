// @ts-check
/** The search and the filters of a list, or of all lists of a page: what is shown, and what the address says of it. */

/** How long somebody who types must pause for the address to change: browsers refuse a change for each letter. */
const PAUSE = 250;
/** How many entries appear at once, which fills any window: to put ten thousand back takes longer than a key may. */
const AT_ONCE = 100;
/** So many entries that are left of a long list are laid out as one. */
const FEW = 200;
/** For how many milliseconds words are read in a pause of the browser, which may end with a frame or a key. */
const SLICE = 5;
/** For how many a key waits that comes before all words are read. */
const PATIENCE = 20;

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
    // What the address names, an entry, a group of the list or a section about it, is shown whatever the filters say.
    this.named = /** @type {Element | null} */ (null);
    this.timer = 0;
    this.appearing = 0;
    this.waiting = false;
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
    const counts = [...document.querySelectorAll('.pubs-group__count')].map((element) => new Count(element));
    this.counts = counts.filter(({ group }) => group && groups.includes(group));
    // The first list of a page has plain names in the address, whatever an author adds below it later.
    this.prefix = list.number > 1 ? `${list.words.name || list.number}.` : '';
    const data = list.tools.querySelector('script')?.textContent ?? '[]';
    const parsed = /** @type {FacetData[]} */ (JSON.parse(data));
    this.facets = parsed.map((one) => new Facet(one, this));
    for (const { button, panel } of this.facets) form.querySelector('.pubs-find__facets')?.append(button, panel);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('keydown', (event) => this.onKey(event));
    this.search?.addEventListener('input', () => this.onInput());
    // Whoever follows a link leaves the box before, with the mouse or the keyboard.
    this.search?.addEventListener('change', () => this.rememberNow());
    addEventListener('pagehide', () => this.rememberNow());
    this.clearing.addEventListener('click', () => this.clear());
    for (const event of ['popstate', 'hashchange']) addEventListener(event, () => this.recall());
    this.recall();
    if (this.search) this.readOn();
  }

  /** @param {string} selector */
  all(selector) {
    return this.sections.flatMap((section) => [...section.querySelectorAll(selector)]);
  }

  /** The words of the search, those that begin a word with a space before them. */
  get wanted() {
    const words = fold(this.query).match(WORD) ?? [];
    return [...new Set(words)].map((word) => (UNSPACED.test(word) ? word : ` ${word}`));
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
    clearTimeout(this.timer);
    this.timer = 0;
    // Before anything changes on the page, since the browser lays it out to keep where it was scrolled to.
    if (lasting) this.remember('pushState');
    else this.timer = setTimeout(() => this.rememberNow(), PAUSE);
    this.apply();
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
   * Reads the words of further entries, for so many milliseconds.
   * @param {number} time
   * @returns {boolean} whether those of all are read
   */
  read(time) {
    const { texts, entries } = this;
    const end = performance.now() + time;
    while (texts.length < entries.length && performance.now() < end) texts.push(indexed(entries[texts.length]));
    return texts.length === entries.length;
  }

  /** Reads words in the pauses of the browser, and answers anew what was asked before all were read. */
  readOn() {
    whenIdle(() => {
      if (!this.read(SLICE)) this.readOn();
      else if (this.waiting) this.apply();
    });
  }

  /**
   * Shows the entries that have every word and a chosen value of each filter, and counts them.
   * @param {boolean} atOnce whether all of them have to be there at once, however long it takes
   */
  apply(atOnce = false) {
    const { list, facets, texts, wanted, within } = this;
    const patterns = wanted.map(patternOf);
    // Until all words are read, what is found in the entries that stand first is the answer, and nothing is counted.
    this.waiting = wanted.length > 0 && !this.read(atOnce ? Infinity : PATIENCE);
    const most = atOnce ? Infinity : AT_ONCE;
    const filled = /** @type {Map<Element, number>} */ (new Map());
    const late = /** @type {HTMLElement[]} */ ([]);
    const first = /** @type {HTMLElement[]} */ ([]);
    let shown = 0;
    let appeared = 0;
    for (const facet of facets) facet.counts = facet.data.values.map(() => 0);
    this.entries.forEach((entry, position) => {
      let found = patterns.every((pattern) => pattern.test(texts[position] ?? ''));
      if (found) {
        const refusing = facets.filter((facet) => !facet.admits(position));
        // A choice is counted under all filters but its own, which it would widen.
        const counting = refusing.length ? refusing : facets;
        if (refusing.length < 2) for (const facet of counting) facet.count(position);
        found = !refusing.length;
      }
      if (found && ++shown <= FEW) first.push(entry);
      const visible = found || Boolean(this.named?.contains(entry));
      if (entry.hidden === visible) {
        if (visible && ++appeared > most) late.push(entry);
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
    if (this.waiting) return;
    for (const facet of facets) facet.update();
    const chosen = facets.some((facet) => facet.chosen.size);
    const { all = '', some = '', none = '', part = '' } = list.words;
    const narrowed = wanted.length > 0 || chosen;
    if (this.search && this.search.value !== this.query) this.search.value = this.query;
    this.clearing.hidden = !narrowed;
    for (const count of this.counts) count.show(count.group && filled.get(count.group), part);
    const few = narrowed && shown <= FEW;
    for (const section of [list.section, ...this.sections]) {
      section.classList.toggle('pubs--narrowed', narrowed);
      section.classList.toggle('pubs--few', few);
    }
    this.form.classList.toggle('pubs-find--empty', !shown);
    const said = (!narrowed ? all : shown ? some : none).replace('{shown}', String(shown));
    if (this.status.textContent !== said) this.status.textContent = said;
    for (const each of this.lists) {
      each.highlight(wanted);
      if (few) each.expect(first);
    }
  }

  /**
   * Shows further entries, some in each frame, until the list is asked for others.
   * @param {HTMLElement[]} late
   * @param {number} number how many first; those that follow are farther from the window, and cost less
   */
  show(late, number = AT_ONCE) {
    clearTimeout(this.appearing);
    if (!late.length) return;
    this.appearing = setTimeout(() => {
      for (const entry of late.splice(0, number)) entry.hidden = false;
      this.show(late, Math.min(2 * number, 4 * AT_ONCE));
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

  /** Writes into the address what was typed just now. */
  rememberNow() {
    if (this.timer) this.remember('replaceState');
    clearTimeout(this.timer);
    this.timer = 0;
  }

  /** Does what the address says. */
  recall() {
    clearTimeout(this.timer);
    this.timer = 0;
    const { searchParams } = new URL(location.href);
    this.query = searchParams.get(`${this.prefix}find`) ?? '';
    for (const facet of this.facets) {
      const names = searchParams.getAll(this.prefix + facet.data.name);
      const values = names.map((name) => facet.data.values.findIndex(([value]) => value === name));
      facet.chosen = new Set(values.filter((value) => value >= 0));
    }
    const named = target();
    const within = this.sections.some((section) => named !== section && section.contains(named));
    this.named = within || this.groups.some((group) => group === named) ? named : null;
    this.apply(true); // the browser may be about to scroll back to where the page was left
    if (!this.clearing.hidden) this.named?.scrollIntoView();
  }
}
