/** `check()` of the package. */
import { checkOnce } from '../cli/check-run.js';
import { unchangedSince } from '../cli/unchanged.js';
import type { CheckResult, ProjectOptions } from '../extend/results.js';
import { checkArguments } from './arguments.js';
import { findingsOf, settleProject, silent } from './settle.js';

export async function checkProject(options: ProjectOptions): Promise<CheckResult> {
  checkArguments('check', options, ['verify', 'cache']);
  const settled = await settleProject(options);
  if (!settled.run) return { ok: false, diagnostics: findingsOf(settled.diagnostics), checked: 0, drift: [] };
  const { verify = false, cache = true, jobs } = options;
  const run = { verify, cache, ...(jobs !== undefined && { jobs }), ...settled.run };
  const unchanged = await unchangedSince(run);
  if (unchanged) return { ok: true, diagnostics: [], checked: unchanged.files.length, drift: [] };
  const { ok, checked = 0, diagnostics, drift } = await checkOnce(run, silent);
  return { ok, diagnostics: findingsOf(diagnostics), checked, drift };
}
