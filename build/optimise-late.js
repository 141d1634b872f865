/** `node --import ./build/optimise-late.js`: a tool optimises late, as the command does. */
import { optimiseLate } from '../dist/cli/optimise-late.js';

optimiseLate();
