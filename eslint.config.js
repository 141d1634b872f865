import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';
import { bundled } from './build/packages.js';
import manifest from './package.json' with { type: 'json' };

/** What neither an install brings nor the bundle holds: modules may import types of it and nothing else. */
const absent = Object.keys(manifest.devDependencies).filter((name) => !bundled.includes(name));
const absentModule = `/^(${absent.join('|').replaceAll('/', '\\u002f')})(\\u002f|$)/`;

export default defineConfig(
  globalIgnores([
    'dist/',
    'generated/dist/',
    'examples/*/dist/',
    'test/cases/**/in/',
    'test/cases/**/out/',
    'coverage/',
    'bench/validators/build/',
    'bench/interop/build/',
    'bench/generate/build/',
    'bench/docs/build/',
    'bench/readers/build/',
    'docs/site/dist/',
  ]),
  js.configs.recommended,
  typescript.configs.strict,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['generator/**/*.ts', 'runtime/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: absent.flatMap((name) => [name, `${name}/*`]), allowTypeImports: true }] },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: `ImportExpression[source.value=${absentModule}]`,
          message: 'Neither does an install bring this package, nor does the bundle hold it.',
        },
      ],
    },
  },
  {
    files: ['bench/**/*.js', 'build/**/*.js', 'examples/docs-sites/**'],
    languageOptions: {
      globals: Object.fromEntries(
        ['Buffer', 'TextEncoder', 'URL', 'console', 'fetch', 'performance', 'process'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['docs/site/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...['URL', 'clearTimeout', 'console', 'performance', 'process', 'setTimeout'],
          ...['TextDecoder', 'TextEncoder', 'addEventListener', 'atob', 'btoa', 'document', 'getComputedStyle'],
          ...[
            'getSelection',
            'history',
            'innerWidth',
            'localStorage',
            'location',
            'matchMedia',
            'navigator',
            'sessionStorage',
          ],
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'no-console': 'off' },
  },
);
