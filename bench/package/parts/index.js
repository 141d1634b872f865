/** The parts of the table, in its order. */
import { bundlers } from './bundlers.js';
import { commonjs } from './commonjs.js';
import { faults } from './faults.js';
import { install } from './install.js';
import { lint } from './lint.js';
import { node } from './node.js';
import { platforms } from './platforms.js';
import { publishing } from './publishing.js';
import { servers } from './servers.js';
import { sources } from './sources.js';
import { typescript } from './typescript.js';

export const parts = {
  install,
  node,
  servers,
  platforms,
  typescript,
  sources,
  lint,
  commonjs,
  publishing,
  bundlers,
  faults,
};
