/** The packages that stay packages beside the bundled command: large ones, and those that load files of their own. */
export const packages = ['ts-morph', 'prettier', '@apidevtools/swagger-parser', 'handlebars', 'jiti'];

/** Parts of them that every run needs, and that are in the bundle. */
export const inlined = ['prettier/doc', 'handlebars/runtime.js'];

/** Those whose code is in the bundle, so that an install does not bring them. */
export const bundled = [
  '@babel/code-frame',
  '@eslint-community/regexpp',
  'ajv',
  'chokidar',
  'commander',
  'diff',
  'emoji-regex',
  'fast-check',
  'fastest-levenshtein',
  'get-east-asian-width',
  'is-es5-identifier-name',
  'json-schema-to-typescript',
  'jsonc-parser',
  'narrow-emojis',
  'picocolors',
  'picomatch',
  'recheck',
  'yaml',
];
