// @ts-check
/** The words of a text as they are searched: in lower case, without accents, each with a space before it. */

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
const BLOCKS = `${NOT_SEARCHED}, details, div, p, pre, td, dd, img`;

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
