// @ts-check
/**
 * Tables of publications (table.pubs-list--table) that a click on a heading puts in order, first ascending, then
 * descending, then as they were. Each table is complete without it; it asks the network for nothing.
 */
const ORDERS = ['ascending', 'descending', ''];
const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true, sensitivity: 'base' });

/**
 * What a row is put in order by: of a title the words alone, without what folds below it.
 * @param {HTMLTableRowElement} row
 * @param {number} column
 */
function keyOf(row, column) {
  const cell = row.cells[column];
  return ((cell.querySelector('.pubs-title') ?? cell).textContent ?? '').trim();
}

/**
 * @param {readonly HTMLTableRowElement[]} rows
 * @param {number} column
 * @param {string} order
 */
function sorted(rows, column, order) {
  if (!order) return rows;
  const sign = order === 'descending' ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: keyOf(row, column) }));
  // What has nothing in the column stands last, whichever way the others run.
  keyed.sort((a, b) => Number(!a.key) - Number(!b.key) || sign * collator.compare(a.key, b.key));
  return keyed.map(({ row }) => row);
}

/** @param {HTMLTableElement} table */
function makeSortable(table) {
  const [body] = table.tBodies;
  const rows = [...body.rows];
  const heads = [...(table.tHead?.rows[0].cells ?? [])];
  if (rows.length < 2) return;
  table.classList.add('pubs-list--sortable'); // a narrow page shows the headings of such a table
  heads.forEach((head, column) => {
    if (head.matches('.pubs-field--links')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'pubs-sort';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const order = ORDERS[(ORDERS.indexOf(head.getAttribute('aria-sort') ?? '') + 1) % ORDERS.length];
      for (const other of heads) other.removeAttribute('aria-sort');
      if (order) head.setAttribute('aria-sort', order);
      body.append(...sorted(rows, column, order));
    });
  });
}

for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll('table.pubs-list--table'))) {
  makeSortable(table);
}
