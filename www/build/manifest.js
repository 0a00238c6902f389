// The package.json of the npm package.

/** @param {string} version */
export function manifest(version) {
  const module = (/** @type {string} */ name, types = name) => ({ types: `./${types}.d.ts`, default: `./${name}.js` });
  return {
    name: 'gongbao',
    version,
    description: 'Reads Chinese policy and diplomatic texts in the browser: a custom element that lists and marks who has undertaken to do what',
    keywords: ['chinese', 'nlp', 'policy', 'commitments', 'web-component', 'custom-element', 'wasm'],
    license: 'MIT OR Apache-2.0',
    type: 'module',
    sideEffects: ['./define.js', './external.js', './inlined.js', './modules.js', './register.js', './classic*.js'],
    main: './index.js',
    types: './index.d.ts',
    exports: {
      '.': module('index'),
      './define': module('define'),
      './external': module('external', 'define'),
      './analyzer': module('analyzer'),
      './classic': './classic.js',
      './frame': module('frame'),
      './gongbao.wasm': './gongbao.wasm',
      './report.schema.json': './report.schema.json',
      './package.json': './package.json',
    },
    unpkg: './classic.js',
    jsdelivr: './classic.js',
  };
}
