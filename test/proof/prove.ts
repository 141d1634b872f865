/** `npm run prove`: shows that all outputs agree. */
import { proveCommand } from './prove-command.js';

process.exitCode = await proveCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
