// @ts-check
/** Buttons that copy a citation or BibTeX. */

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
  // Away from the entry above it, a dash says nobody's name.
  for (const sign of copy.querySelectorAll('.pubs-author-again')) {
    const names = sign.getAttribute('aria-label') ?? '';
    const ended = names.endsWith('.') && sign.nextSibling?.textContent?.startsWith('.');
    sign.replaceWith(ended ? names.slice(0, -1) : names);
  }
  return `${copy.textContent} ${doi}`.replace(/\s+/g, ' ').trim();
}

/**
 * @param {HTMLElement} entry
 * @param {List} list
 */
function addCopyOfCitation(entry, list) {
  if (entry.querySelector('.pubs-copy--citation')) return;
  const { copyCitation = '' } = list.words;
  const line = /** @type {HTMLElement} */ (entry.querySelector('.pubs-paper__reference') ?? entry);
  const title = line.querySelector('.pubs-title')?.textContent ?? '';
  const button = copyButton(title ? `${copyCitation}: ${title}` : copyCitation, copyCitation);
  button.classList.add('pubs-copy--citation');
  button.addEventListener('click', () => copy(citationOf(line), line, button, list));
  // In a card and a row, the title has a place of its own.
  const home = line.querySelector('.pubs-field--title') ?? line;
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
