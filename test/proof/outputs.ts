/** Reads the output from any folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fidelity, Ledger, Level } from '../../generator/4-emit/ledger.js';
import { bundlePath } from '../../generator/4-emit/targets/openapi/bundle.js';
import { analyze } from '../../generator/analyze.js';
import type { Operation } from '../../generator/model/model.js';
import { ruleUses } from '../../generator/model/rule-uses.js';
import { hashOf, importEmitted } from '../support/emitted-package.js';
import { perProcess } from '../support/per-process.js';
import type { Judge, Outputs, SlowJudge } from './judge.js';
import { ajvJudges } from './judges/ajv.js';
import { clientJudge } from './judges/client.js';
import { hyperjumpJudge } from './judges/hyperjump.js';
import { serverJudge } from './judges/server.js';
import { typesJudge } from './judges/types.js';
import { validatorJudges } from './judges/validators.js';

/** One operation with everything that passes judgement on it. */
export interface JudgedOperation extends Outputs {
  /** As `fidelity.json` has it. */
  readonly ledger: Ledger;
  readonly judges: readonly Judge[];
  /** Hyperjump, which is too slow for every payload. Like those below, it is made when it is asked for first, since that takes time. */
  readonly foreign: () => Promise<Judge>;
  readonly slow: () => Promise<readonly SlowJudge[]>;
}

/** The operations of a folder of definitions, each with what was generated for it in another. */
export async function loadJudgedOperations(
  definitions: string,
  generated: string,
): Promise<readonly JudgedOperation[]> {
  const { model, diagnostics } = await analyzed(definitions);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code} ${message}`).join('\n'));
  const apis = model.operations.map(({ api }) => api.name);
  return Promise.all(
    model.operations.map((operation) => {
      const bundle = readFileSync(join(generated, bundlePath(operation.api.name, apis)), 'utf8');
      return judgedOperation(operation, generated, bundle);
    }),
  );
}

/** The latest one: outputs that are broken one by one have the same definitions. */
const known = perProcess('analyzed', () => new Map<string, ReturnType<typeof analyze>>());

function analyzed(definitions: string): ReturnType<typeof analyze> {
  const key = hashOf(definitions);
  const made = known.get(key) ?? analyze(definitions);
  known.clear();
  known.set(key, made);
  return made;
}

async function judgedOperation(operation: Operation, generated: string, bundle: string): Promise<JudgedOperation> {
  const folders = [operation.name, 'http', 'validation'];
  const files = new Map(folders.flatMap((folder) => filesOf(generated, folder)));
  const modules = await importEmitted<Outputs['modules']>(files);
  const outputs: Outputs = {
    operation,
    bundle,
    modules: Object.fromEntries(
      Object.entries(modules).map(([path, module]) => [path.replace(`${operation.name}/`, ''), module]),
    ),
    read: (name) => {
      const text = files.get(`${operation.name}/${name}`);
      if (text === undefined) throw new Error(`${generated} holds no ${operation.name}/${name}`);
      return text;
    },
  };
  return {
    ...outputs,
    ledger: readLedger(outputs),
    judges: [...validatorJudges(outputs), ...ajvJudges(outputs)],
    foreign: once(() => hyperjumpJudge(outputs)),
    slow: once(async () => [typesJudge(outputs), await serverJudge(outputs), await clientJudge(outputs)]),
  };
}

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => (made ??= make());
}

/** Path and text of each file of a folder. */
function filesOf(generated: string, folder: string): readonly (readonly [string, string])[] {
  return readdirSync(join(generated, folder)).map((name) => [
    `${folder}/${name}`,
    readFileSync(join(generated, folder, name), 'utf8'),
  ]);
}

interface LedgerFile {
  readonly targets: readonly string[];
  readonly rules: readonly {
    readonly rule: string;
    readonly message: string;
    readonly levels: Readonly<Record<string, Level>>;
    readonly why?: Readonly<Record<string, string>>;
  }[];
}

/** Every rule of the operation with what the file says of it, which is nothing where the file does not know it. */
function readLedger({ operation, read }: Outputs): Ledger {
  const { targets, rules } = JSON.parse(read('fidelity.json')) as LedgerFile;
  const rows = ruleUses(operation).map(({ message, rule }) => {
    const line = rules.find((one) => one.rule === rule.id && one.message === message.role);
    const held = Object.entries(line?.levels ?? {}).map(([target, level]): [string, Fidelity] => {
      const why = line?.why?.[target];
      if (level === 'exact') return [target, why === undefined ? { level } : { level, why }];
      return [target, { level, why: why ?? '' }];
    });
    return { message: message.role, rule, targets: Object.fromEntries(held) };
  });
  return { targets, rows };
}
