/** The parts of the table, in its order. */
import { install } from './install.js';
import { node } from './node.js';

export const parts = { install, node };
