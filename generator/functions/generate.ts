/** `generate()` of the package. */
import { resolve } from 'node:path';
import { generateOnce, nothing } from '../cli/generate.js';
import type { GenerateOptions, GenerateResult } from '../extend/results.js';
import { checkArguments } from './arguments.js';
import { findingsOf, settleProject, silent } from './settle.js';

export async function generateProject(options: GenerateOptions): Promise<GenerateResult> {
  checkArguments('generate', options, ['dryRun', 'force', 'prune', 'verify', 'cache']);
  const settled = await settleProject(options);
  if (!settled.run)
    return { ok: false, diagnostics: findingsOf(settled.diagnostics), out: resolve(options.cwd ?? '.'), ...nothing };
  const { dryRun = false, force = false, prune = false, verify = false, cache = true, jobs } = options;
  const given = { dryRun, force, prune, verify, cache, ...(jobs !== undefined && { jobs }) };
  const { ok, diagnostics, written, unchanged, removed, kept, handlers } = await generateOnce(
    { ...given, ...settled.run },
    silent,
  );
  const out = resolve(settled.run.out);
  return { ok, diagnostics: findingsOf(diagnostics), out, written, unchanged, removed, kept, handlers };
}
