// The kernel compiles cells and helpers to CommonJS and turns `import()` into `require()`, which cannot load the
// ES modules of xunjian and Vega. A file it does not compile keeps the real `import()`.
exports.load = (url) => import(url);
