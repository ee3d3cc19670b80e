// How the scripts beside this one make an engine of citeproc-js, with styles and locales from files.
'use strict';
const fs = require('fs');
const path = require('path');

/** Gives a function from the file of a style and items to an engine that sets these as text. */
module.exports = (modules, locales) => {
  const CSL = require(path.join(modules, 'citeproc'));
  return (style, items) => {
    const byId = Object.fromEntries(items.map((item) => [item.id, item]));
    const system = {
      retrieveItem: (id) => byId[id],
      retrieveLocale: (language) => {
        const file = path.join(locales, `locales-${language}.xml`);
        return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : false;
      },
    };
    const engine = new CSL.Engine(system, fs.readFileSync(style, 'utf8'), 'en-US');
    engine.setOutputFormat('text');
    return engine;
  };
};
