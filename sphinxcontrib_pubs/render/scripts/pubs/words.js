// @ts-check
/** The words of a text as they are searched: in lower case, without accents. */

// Letters that Unicode does not decompose, as library/fold.py has them; and the sigma that ends Greek words.
/** @type {Record<string, string>} */
const LETTERS = {
  ø: 'o', đ: 'd', ð: 'd', ł: 'l', ħ: 'h', ı: 'i', æ: 'ae', œ: 'oe', þ: 'th', ς: 'σ', '’': "'", ʼ: "'",
};
const NOT_ASCII = /[^\0-\x7f]+/g;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const BETWEEN = '[^\\p{L}\\p{N}\\p{M}]';
// With what stands before it, since a word of a megabyte would else be tried from each of its letters on.
const COMPOUND = /[^\p{L}\p{N}][\p{L}\p{N}]+(?:[-‐'][\p{L}\p{N}]+)+/gu;
// Scripts without spaces between words: there a word may begin anywhere.
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const LONGEST_PATTERN = 1000;
const NOT_SEARCHED = 'summary, button, .pubs-bibtex, .pubs-contributions';
const BLOCKS = `${NOT_SEARCHED}, details, div, p, pre, td, dd, img`;

/**
 * The text in lower case without accents, as the package folds it.
 * @param {string} text
 */
function fold(text) {
  // Most of a text is ASCII, and a run of other letters folds by itself.
  return text.replace(NOT_ASCII, foldRun).toLowerCase();
}

/** @param {string} text */
function foldRun(text) {
  const lower = text.toLowerCase().toUpperCase().toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]+/g, '');
  return lower.normalize('NFC').toLowerCase().replace(/[øđðłħıæœþς’ʼ]/g, (letter) => LETTERS[letter]);
}

/**
 * The words of an entry, after a space; "multi-modal" as two words and as one.
 * @param {Element} entry
 */
function indexed(entry) {
  const venue = entry.querySelector('.pubs-venue[title]')?.getAttribute('title') ?? '';
  const folded = fold(` ${textOf(entry)}${venue}`);
  const compounds = /[-‐']/.test(folded) && folded.match(COMPOUND);
  return compounds ? `${folded} ${compounds.map((word) => word.replace(/[-‐']/g, '')).join(' ')}` : folded;
}

/**
 * What finds a word in the words of an entry.
 * @param {string} word with a space before it if it has to begin one
 * @returns {{test: (text: string) => boolean}}
 */
function patternOf(word) {
  // Browsers refuse patterns of some ten thousand letters, as an address may hold them.
  if (word.length > LONGEST_PATTERN) return { test: (text) => text.includes(word.trim()) };
  return new RegExp(word.replace(' ', BETWEEN), 'u');
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
