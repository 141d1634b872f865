import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

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
    files: ['bench/**/*.js'],
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
);
