/** Runs the scenarios on Node, Deno or Bun: `in-process.js <module of the client> <servers as JSON>`. */
/* global process */
import { inspect } from 'node:util';
import { outcomesOf, scenariosOf } from './scenarios.js';

const [module, servers] = process.argv.slice(2);
const { createClient } = await import(module);
const outcomes = await outcomesOf(scenariosOf(createClient, JSON.parse(servers)), (error) =>
  inspect(error, { depth: 10, showHidden: true }),
);
process.stdout.write(JSON.stringify(outcomes));
process.exit(0);
