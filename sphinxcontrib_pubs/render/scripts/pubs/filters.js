// @ts-check
/** The filters of a list, each with its choices, and the numbers behind the headings of groups. */

/**
 * What a list can be filtered by. A value is [its name in an address, its label]; `of` has for each entry the
 * number of its value, the numbers of several, or -1.
 * @typedef {{name: string, label: string, values: [string, string][], of: (number | number[])[]}} FacetData
 */

/** How many entries a group has, behind its heading or a link to it, or in a link of a table of contents. */
class Count {
  /** @param {Element} element */
  constructor(element) {
    this.element = element;
    this.text = element.textContent ?? '';
    this.total = Number(/\d+/.exec(this.text));
    this.group = element.closest('.pubs-group') ?? groupOf(element.closest('a') ?? element.previousElementSibling);
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
    const { afterLabel = '' } = this.finder.list.words;
    this.summary.textContent = labels.length ? afterLabel + labels.join(', ') : '';
    this.button.classList.toggle('pubs-facet--active', labels.length > 0);
    if (this.panel.hidden) return;
    const numbers = this.panel.querySelectorAll('.pubs-facet__number');
    this.boxes.forEach((box, value) => {
      box.checked = this.chosen.has(value);
      numbers[value].textContent = ` (${this.counts[value]})`;
    });
  }
}
