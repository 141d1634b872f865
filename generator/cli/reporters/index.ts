/** The formats in which `specwright check` reports to other programs. */
import type { Reporter } from './finding.js';
import { githubReporter } from './github.js';
import { junitReporter } from './junit.js';
import { sarifReporter } from './sarif.js';

export const reporters = { github: githubReporter, sarif: sarifReporter, junit: junitReporter } satisfies Readonly<
  Record<string, Reporter>
>;
