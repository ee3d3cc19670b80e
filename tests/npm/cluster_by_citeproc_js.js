// Cites several works at once by citeproc-js: node cluster_by_citeproc_js.js NODE_MODULES LOCALES < jobs.json
// A job has the file of a style, items in the order of their list, and citations, each the ids of its works.
'use strict';
const fs = require('fs');

const [, , modules, locales] = process.argv;
const engineOf = require('./citeproc_engine.js')(modules, locales);
const outcome = {};
for (const [name, { style, items, citations }] of Object.entries(JSON.parse(fs.readFileSync(0, 'utf8')))) {
  const engine = engineOf(style, items);
  const citing = (ids) => ({ citationItems: ids.map((id) => ({ id })), properties: { noteIndex: 0 } });
  // A first citation of all gives each item the number that it has in the list.
  const all = citing(items.map(({ id }) => id));
  engine.processCitationCluster(all, [], []);
  outcome[name] = citations.map((ids) => engine.previewCitationCluster(citing(ids), [[all.citationID, 0]], [], 'text'));
}
process.stdout.write(JSON.stringify(outcome));
