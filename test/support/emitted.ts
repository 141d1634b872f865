import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { schemasTarget } from '../../generator/4-emit/targets/validators/schemas.js';
import { validatorsTarget } from '../../generator/4-emit/targets/validators/validators.js';
import type { Applied } from '../../generator/judge/judge.js';
import type { Message, Operation, Violation } from '../../generator/model/model.js';
import type { Findings, ParseOptions, ValidateOptions } from '../../runtime/validation/violation.js';
import { transpile } from './transpile.js';
import { onGitHub } from './on-github.js';

/** What `parse` gives, of any message. */
export type Parsed =
  | { readonly ok: true; readonly value: unknown; readonly applied?: Findings<Applied>; readonly kind?: string }
  | { readonly ok: false; readonly violations: Findings<Violation> };

/** The three functions of a message. */
export interface Validators {
  readonly is: (value: unknown) => boolean;
  readonly validate: (value: unknown, options?: ValidateOptions) => Findings<Violation>;
  readonly parse: (value: unknown, options?: ParseOptions) => Parsed;
}

/** The emitted validators of an operation, compiled and imported: everything that the module exports. */
export async function importValidators(operation: Operation): Promise<Readonly<Record<string, unknown>>> {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-'));
  const compile = async (path: string, text: string): Promise<void> => {
    const output = join(folder, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, await transpile(text));
  };
  try {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    for (const target of [validatorsTarget, schemasTarget]) {
      for (const { path, content } of await emitted(target, operation)) await compile(path, content);
    }
    for (const [path, text] of runtimeFiles()) await compile(path, text);
    const module = join(folder, operation.name, 'validators.js');
    return (await import(pathToFileURL(module).href)) as Readonly<Record<string, unknown>>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The modules that the validators of all operations share, by path: `validation/report.ts`. */
export function runtimeFiles(): readonly (readonly [path: string, text: string])[] {
  return readdirSync('runtime/validation').map((name) => [
    `validation/${name}`,
    readFileSync(`runtime/validation/${name}`, 'utf8'),
  ]);
}

async function emitted(target: typeof validatorsTarget, operation: Operation) {
  const none = (): never => {
    throw new Error(`${target.name} has no template and asks for neither the ledger nor the vectors`);
  };
  // Just this much, without the other targets, because it is the mutation tests that wait for it.
  return target.emitOperation(operation, {
    ...onGitHub,
    render: none,
    ledger: none,
    vectors: none,
  });
}

/** The functions of one message of an imported module. */
export function validatorsOf(module: Readonly<Record<string, unknown>>, message: Message): Validators {
  const named = (prefix: string): never => {
    const found = module[`${prefix}${message.typeName}`];
    if (typeof found !== 'function') throw new Error(`There is no ${prefix}${message.typeName}`);
    // The signatures are those of the emitted text, which another test type-checks.
    return found as never;
  };
  return { is: named('is'), validate: named('validate'), parse: named('parse') };
}
