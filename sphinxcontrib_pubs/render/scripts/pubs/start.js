// @ts-check
/** Makes what the lists of the page ask for. */

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
