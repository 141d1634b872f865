/** specwright as it is compiled here. This file alone decides how it is called. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../dist/bundle/main.js', import.meta.url));
const helpOf = (command) => execFileSync(process.execPath, [main, command, '--help'], { encoding: 'utf8' });

/** Every target but the vectors, which --vectors would add; handlers are files of the user. The configuration above is not of the copies. */
const generate = [main, 'generate', '--no-config', '--no-handlers'];
const check = [main, 'check', '--no-config', '--no-handlers'];

/** A folder for each operation with schemas, OpenAPI, types, validators, server, client, docs and fidelity; the bundle; http/, validation/. */
export const specwright = {
  name: 'specwright',
  out: 'generated',
  command: () => generate,
  check: () => check,
  watch: () => (/--watch\b/.test(helpOf('generate')) ? [...generate, '--watch'] : undefined),
  shows: (copy) => `generated/create-customer-${copy}/types.ts`,
};
