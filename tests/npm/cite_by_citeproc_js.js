// Sets lists of cited works by citeproc-js: node cite_by_citeproc_js.js NODE_MODULES LOCALES < jobs.json
// A job has the file of a style and items, which are cited together; the outcome is one of names to lists of lines.
'use strict';
const fs = require('fs');

const [, , modules, locales] = process.argv;
const engineOf = require('./citeproc_engine.js')(modules, locales);
const outcome = {};
for (const [name, { style, items }] of Object.entries(JSON.parse(fs.readFileSync(0, 'utf8')))) {
  const engine = engineOf(style, items);
  engine.updateItems(items.map((item) => item.id));
  engine.previewCitationCluster({ citationItems: items.map(({ id }) => ({ id })), properties: {} }, [], [], 'text');
  engine.appendCitationCluster({ citationItems: items.map(({ id }) => ({ id })), properties: {} });
  outcome[name] = engine.makeBibliography()[1].map((line) => line.trim());
}
process.stdout.write(JSON.stringify(outcome));
