import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { loadSource } from '../../generator/1-load/load-source.js';
import { buildModel } from '../../generator/2-model/build.js';
import { check } from '../../generator/3-check/index.js';
import { installedAnalyser } from '../../generator/3-check/installed-analyser.js';
import { schemaDocument } from '../../generator/4-emit/lower/document.js';
import type { Form, Message, Model, Operation } from '../../generator/model/model.js';
import { commonText } from './model.js';

/** The model of definitions written in a test; anything diagnosed as an error fails it. */
export function buildTexts(operations: readonly string[], common = commonText): Model {
  const texts = [common, ...operations];
  const loaded = texts.map((text, index) => loadSource({ path: `in/${index}.spec.yaml`, text }));
  const renamed = loaded.flatMap(({ file }) => file ?? []);
  const built = buildModel(renamed);
  const diagnostics = [
    ...loaded.flatMap((one) => one.diagnostics),
    ...built.diagnostics,
    ...check(built, installedAnalyser),
  ];
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return built.model;
}

export interface TinyOptions {
  readonly name?: string;
  readonly method?: string;
  readonly path?: string;
  readonly parameters?: string;
  /** `{ blank: absent, case: fold, unknown: drop }`. */
  readonly tolerances?: string;
  /** More tables by name, their rows as in the first one. */
  readonly shapes?: Readonly<Record<string, Rows>>;
  /** What else stands in the file. */
  readonly more?: string;
}

/** Elements by name; a row is the inside of `{ ... }` without the description. */
export type Rows = Readonly<Record<string, string>>;

/** An operation of few words whose request has these rows; without rows it has no request. */
export function tinyText(rows: Rows | undefined, options: TinyOptions = {}): string {
  const { name = 'make-thing', method = 'POST', path = '/things', parameters, tolerances = '{}', more = '' } = options;
  const table = (shape: string, own: Rows): readonly string[] => [
    `  ${shape}:`,
    `    table: ${shape}`,
    `    description: The ${shape} of ${name}.`,
    '    fields:',
    ...Object.entries(own).map(([element, row]) => `      ${element}: { description: It., ${row} }`),
  ];
  const shapes = { ...(rows ? { Thing: rows } : {}), ...options.shapes };
  return [
    `operation: ${name}`,
    `title: Title of ${name}`,
    `description: Does ${name}.`,
    'tag: Things',
    'uses: 0.spec.yaml',
    'http:',
    `  method: ${method}`,
    `  path: "${path}"`,
    ...(parameters === undefined ? [] : [`  parameters: ${parameters}`]),
    ...(rows ? [`request: { shape: Thing, tolerances: ${tolerances} }`] : []),
    ...(Object.keys(shapes).length > 0 ? ['shapes:'] : []),
    ...Object.entries(shapes).flatMap(([shape, own]) => table(shape, own)),
    more,
  ].join('\n');
}

/** Strict, and every warning an error. */
export function compileSchema(operation: Operation, message: Message, form: Form): ValidateFunction {
  const refuse = (warning: unknown): never => {
    throw new Error(String(warning));
  };
  // Own properties only: without the option Ajv finds `constructor` in every object.
  const ajv = new Ajv2020({ strict: true, ownProperties: true, logger: { log: refuse, warn: refuse, error: refuse } });
  return ajv.compile(schemaDocument(operation, message.role, message, form));
}

/** Every object of the elements with one of their values each; undefined leaves an element out. */
export function combinations(values: Readonly<Record<string, readonly unknown[]>>): readonly Record<string, unknown>[] {
  return Object.entries(values).reduce<readonly Record<string, unknown>[]>(
    (objects, [name, candidates]) =>
      objects.flatMap((object) =>
        candidates.map((value) => (value === undefined ? object : { ...object, [name]: value })),
      ),
    [{}],
  );
}
