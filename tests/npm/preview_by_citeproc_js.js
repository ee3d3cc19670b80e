// Cites works by citeproc-js, each as if it was the only one of its text:
//   node preview_by_citeproc_js.js NODE_MODULES STYLES LOCALES < jobs.json
// STYLES are names and files; jobs are the items, and of each the place that is cited in it.
'use strict';
const fs = require('fs');

const [, , modules, styles, locales] = process.argv;
const engineOf = require('./citeproc_engine.js')(modules, locales);
const { items, places } = JSON.parse(fs.readFileSync(0, 'utf8'));
const outcome = {};
for (const [name, style] of Object.entries(JSON.parse(styles))) {
  const engine = engineOf(style, items);
  outcome[name] = items.map(({ id }, index) => {
    engine.updateItems([id]);
    const citation = { citationItems: [{ id, ...places[index] }], properties: { noteIndex: 0 } };
    return engine.previewCitationCluster(citation, [], [], 'text');
  });
}
process.stdout.write(JSON.stringify(outcome));
