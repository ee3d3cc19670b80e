// @ts-check
/** What of the page the others look at and add to: elements, groups, sections. */

/** What vanishes when nothing is left in it: groups, and the parts of a long list. */
const GROUPS = '.pubs-group, .pubs-list';
/** A list of a page that is searched as a whole, and what introduces it there. */
const OF_PAGE = '.pubs[data-page]';
const INTRODUCING = 'h1, h2, h3, h4, h5, h6, p, span';

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

/** @param {Element | null} link to a group of this page, whose element is looked for */
function groupOf(link) {
  if (!(link instanceof HTMLAnchorElement) || link.pathname !== location.pathname) return null;
  return document.getElementById(decodeURIComponent(link.hash.slice(1)));
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
