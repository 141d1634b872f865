/** The analyser of patterns as it is installed. */
import { createRequire } from 'node:module';
import type { AnalysePattern } from './subject.js';

/** The browser build, which starts no process. It has three megabytes, so it is loaded only when a pattern needs it. */
export function installedAnalyser(): AnalysePattern {
  const analyser = createRequire(import.meta.url)('recheck/lib/browser.js') as { readonly checkSync: AnalysePattern };
  return analyser.checkSync;
}
