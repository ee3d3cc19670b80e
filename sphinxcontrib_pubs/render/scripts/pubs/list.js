// @ts-check
/** A list with its entries, prepared as they come near the window, and the words of the search in them. */

const HITS = 'highlights' in CSS && 'StaticRange' in window ? new Highlight() : null;
if (HITS) CSS.highlights.set('pubs-hit', HITS);

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
    // The page of a paper is its entry.
    this.entries = this.section.matches('.pubs-paper') ? [this.section] : [...this.entriesIn(this.section)];
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

  /**
   * Prepares those of some entries that stand in this list, of which the browser tells nothing where parts are none.
   * @param {HTMLElement[]} entries
   */
  expect(entries) {
    whenIdle(() => {
      for (const entry of entries) if (!this.near.has(entry) && this.section.contains(entry)) this.prepare(entry);
    });
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
