/** `specwright/browser` as it is published, in a realm that has what a browser and Node share, and nothing of Node. */
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { transformSync } from 'esbuild';
import type { Files, Generated, PatternAnalyser } from '../../generator/browser/types.js';

export interface InBrowser {
  readonly generate: (files: Files, options?: { readonly hasPatterns?: boolean }) => Promise<Generated>;
}

/** Loads the bundle; a module of a script, since a realm of Node has no modules. */
export function loadInBrowser(folder = 'dist/bundle/browser'): InBrowser {
  // What the standards of the web name, and the language does not.
  const context = createContext({ TextEncoder, atob, btoa });
  const load = (name: string): void => {
    const code = readFileSync(`${folder}/${name}.js`, 'utf8');
    runInContext(transformSync(code, { format: 'iife', globalName: name }).code, context);
  };
  load('index');
  const isLoaded = { patterns: false };
  return {
    generate: async (files, { hasPatterns = true } = {}) => {
      const loadPatterns = (): Promise<PatternAnalyser> => {
        if (!isLoaded.patterns) load('patterns');
        isLoaded.patterns = true;
        return Promise.resolve(context['patterns'] as PatternAnalyser);
      };
      const { generate } = context['index'] as { generate: (files: Files, options: object) => Promise<Generated> };
      // As data of this realm.
      return JSON.parse(JSON.stringify(await generate(files, hasPatterns ? { loadPatterns } : {}))) as Generated;
    },
  };
}
