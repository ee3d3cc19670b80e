// Sets items by citeproc-js, each alone, as text: node set_by_citeproc_js.js NODE_MODULES STYLES LOCALES < items.json
// STYLES is a JSON object of names to files; the outcome is one of names to lists of lines.
'use strict';
const fs = require('fs');
const path = require('path');

const [, , modules, styles, locales] = process.argv;
const CSL = require(path.join(modules, 'citeproc'));
const items = JSON.parse(fs.readFileSync(0, 'utf8'));
const byId = Object.fromEntries(items.map((item) => [item.id, item]));
const system = {
  retrieveItem: (id) => byId[id],
  retrieveLocale: (language) => {
    const file = path.join(locales, `locales-${language}.xml`);
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : false;
  },
};
const outcome = {};
for (const [name, file] of Object.entries(JSON.parse(styles))) {
  const engine = new CSL.Engine(system, fs.readFileSync(file, 'utf8'), 'en-US');
  engine.setOutputFormat('text');
  outcome[name] = items.map((item) => {
    engine.updateItems([item.id]);
    return engine.makeBibliography()[1].join('');
  });
}
process.stdout.write(JSON.stringify(outcome));
