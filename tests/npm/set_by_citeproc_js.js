// Sets items by citeproc-js, each alone, as text: node set_by_citeproc_js.js NODE_MODULES STYLES LOCALES < items.json
// STYLES is a JSON object of names to files; the outcome is one of names to lists of lines.
'use strict';
const fs = require('fs');

const [, , modules, styles, locales] = process.argv;
const engineOf = require('./citeproc_engine.js')(modules, locales);
const items = JSON.parse(fs.readFileSync(0, 'utf8'));
const outcome = {};
for (const [name, file] of Object.entries(JSON.parse(styles))) {
  const engine = engineOf(file, items);
  outcome[name] = items.map((item) => {
    engine.updateItems([item.id]);
    return engine.makeBibliography()[1].join('');
  });
}
process.stdout.write(JSON.stringify(outcome));
