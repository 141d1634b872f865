/** The format of the configuration, key by key, as that of definitions is described. */
import type { Check, CheckEntry } from '../extend/check.js';
import type {
  Config,
  DocsOptions,
  Extend,
  JsonSchemaOptions,
  OpenApiOptions,
  PackageOptions,
  Targets,
} from '../extend/config.js';
import type { OwnFormat } from '../extend/format.js';
import type { Target } from '../extend/target.js';
import {
  count,
  flag,
  list,
  map,
  object,
  optional,
  required,
  scalar,
  text,
  word,
} from '../1-load/definition-format/builders.js';
import { hasKey, isListPiece, isMapPiece, type Lazy, type NameRule } from '../1-load/grammar.js';
import type { YamlNode } from '../1-load/yaml-node.js';
import { namedFormats } from '../formats/index.js';
import { documentKinds, importStyles, packageExports, siteNames, targetNames } from '../settings.js';
import { isFunction } from './config-value.js';

const path = (doc: string): Lazy => text(doc, pathRule);

const pathRule: NameRule = {
  pattern: /^[^\p{Cc}\p{Cs}]{1,1024}$/u,
  rule: 'a path has at most 1024 characters, without control characters',
};

const idBase: NameRule = {
  pattern:
    /^(https?:\/\/[A-Za-z0-9.-]+(:[0-9]{1,5})?\/([A-Za-z0-9._~!$&'()*+,;=:@%-]+\/)*|urn:[a-z0-9][a-z0-9-]{0,30}:([A-Za-z0-9._~-]+:)*)$/,
  rule: 'it is a URL that ends in `/`, or a URN that ends in `:`',
};

const base: NameRule = {
  pattern: /^\/([A-Za-z0-9_~-][A-Za-z0-9._~-]{0,63}\/){0,16}$/,
  rule: 'it begins and ends with `/`, as `/reference/` does',
};

const packageName: NameRule = {
  pattern: /^(?=.{1,214}$)(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/,
  rule: 'the name of a package has lower-case letters, digits and -._~, and may begin with a scope: `@acme/contract`',
};

const packageVersion: NameRule = {
  pattern: /^(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}(-[0-9A-Za-z.-]{1,100})?(\+[0-9A-Za-z.-]{1,100})?$/,
  rule: 'a version has three numbers: `1.0.0`, or `1.0.0-beta.1`',
};

const packageText: NameRule = {
  pattern: /^[^\p{Cc}\p{Cs}]{1,1000}$/u,
  rule: 'it has at most 1000 characters, without line breaks and other control characters',
};

const isText = (node: YamlNode): boolean => node.kind === 'scalar' && typeof node.value === 'string';
const isBoolean = (node: YamlNode): boolean => node.kind === 'scalar' && typeof node.value === 'boolean';

const fn = (doc: string): Lazy => {
  return () => ({ kind: 'union', doc, called: 'a function', forms: [{ when: isFunction, then: scalar(doc) }] });
};

const json = (doc: string): Lazy => {
  return () => ({ kind: 'json', doc });
};

const fileName: NameRule = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\.[A-Za-z0-9_-]{1,20}){0,4}\.hbs$/,
  rule: 'the name of a template ends in `.hbs`',
};

const ownName: NameRule = {
  pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  rule: 'a name has lower-case letters and digits, with hyphens between words',
};

const target = object<Target>(
  'a target',
  'A target of your own.',
  {
    modelVersion: optional(count('The version of the model that it is written for.', 1)),
    operation: optional(fn('The files of an operation.')),
    piece: optional(fn('What the package needs of an operation.')),
    package: optional(fn('The files of the package as a whole.')),
    templates: optional(map('The shape of the view of each template.', fileName, json('The shape.'))),
    inert: optional(flag('Whether nothing runs when a file is imported.')),
  },
  { least: 1 },
);

/** `true`, `false`, options of a target, or another target in its place. */
const switchOr = (doc: string, options?: Lazy): Lazy => {
  return () => ({
    kind: 'union',
    doc,
    called: options ? 'true, false, options or a target' : 'true, false or a target',
    forms: [
      { when: (node) => hasKey('operation')(node) || hasKey('package')(node), then: target },
      ...(options ? [{ when: isMapPiece, then: options }] : [{ when: isMapPiece, then: target }]),
      { when: isBoolean, then: flag(doc) },
    ],
  });
};

/** One path, or a list of them. */
const paths = (doc: string): Lazy => {
  return () => ({
    kind: 'union',
    doc,
    called: 'a path or a list of paths',
    forms: [
      { when: isListPiece, then: list(doc, path(doc)) },
      { when: isText, then: path(doc) },
    ],
  });
};

const pathOrNone = (doc: string): Lazy => {
  return () => ({
    kind: 'union',
    doc,
    called: 'a path or false',
    forms: [
      { when: (node) => node.kind === 'scalar' && node.value === false, then: flag(doc) },
      { when: isText, then: path(doc) },
    ],
  });
};

const targets = object<Targets>('`targets`', 'Targets on or off.', {
  'json-schema': optional(
    switchOr(
      'JSON Schema 2020-12 of every message.',
      object<JsonSchemaOptions>('`json-schema`', 'Options of JSON Schema.', {
        idBase: optional(text('What every `$id` begins with.', idBase)),
      }),
    ),
  ),
  openapi: optional(
    switchOr(
      'OpenAPI 3.1.',
      object<OpenApiOptions>('`openapi`', 'Options of OpenAPI.', {
        documents: optional(
          list('A document for each operation, for each API, and one for viewers.', word('Which.', ...documentKinds)),
        ),
      }),
    ),
  ),
  types: optional(switchOr('TypeScript types.')),
  validators: optional(switchOr('Validators.')),
  server: optional(switchOr('Servers.')),
  client: optional(switchOr('Clients.')),
  docs: optional(
    switchOr(
      'The tables as Markdown and as JSON.',
      object<DocsOptions>('`docs`', 'Options of the docs.', {
        site: optional(word('What reads the pages.', ...siteNames)),
        base: optional(text('The folder of the site in which the pages stand.', base)),
      }),
    ),
  ),
  vectors: optional(switchOr('Payloads with their verdicts.')),
  fidelity: optional(switchOr('How well each output enforces each rule.')),
});

const entry = object<CheckEntry>('an entry of a catalogue', 'A kind of mistake.', {
  severity: required(word('Whether it keeps anything from being generated.', 'error', 'warning')),
  meaning: required(text('What is wrong, in one line.')),
  help: required(text('What to do about it.')),
});

const sample = map('Texts, by what each shows.', ownName, text('The text.'));

const format = object<OwnFormat>('a format', 'A format of your own.', {
  name: required(text('What `format:` says.', { ...ownName, refused: namedFormats })),
  modelVersion: optional(count('The version of the model that it is written for.', 1)),
  words: required(text('What a text must be.')),
  pattern: required(text('The form of the whole text.')),
  maxLength: optional(count('The most characters.', 1)),
  right: required(sample),
  wrong: required(sample),
});

const extend = object<Extend>('`extend`', 'What the project adds.', {
  targets: optional(map('Targets of your own, by name.', { ...ownName, refused: targetNames }, target)),
  formats: optional(list('Formats of your own.', format)),
  checks: optional(
    list(
      'Checks of your own.',
      object<Check>('a check', 'A check of your own.', {
        name: required(text('In front of its codes.', ownName)),
        modelVersion: optional(count('The version of the model that it is written for.', 1)),
        catalogue: required(map('The kinds of mistakes, by code.', ownName, entry)),
        operation: optional(fn('Reports each mistake in an operation.')),
        piece: optional(fn('What `operations` needs of an operation.')),
        operations: optional(fn('Reports each mistake that several operations have together.')),
      }),
    ),
  ),
});

const packageOptions = object<PackageOptions>('`package`', 'What makes the output a package.', {
  name: required(text('Its name.', packageName)),
  version: optional(text('Its version.', packageVersion)),
  description: optional(text('What it is, in a sentence.', packageText)),
  license: optional(text('Its licence, as an SPDX expression.', packageText)),
  exports: optional(word('What other packages import.', ...packageExports)),
});

export const configFormat = object<Config>('the configuration', 'The configuration of specwright.', {
  $schema: optional(text('The schema of this file, for editors.')),
  definitions: optional(paths('Folders, files and patterns of definitions.')),
  out: optional(path('The output folder.')),
  handlers: optional(pathOrNone('The folder in which you implement the operations, or false.')),
  templates: optional(path('A folder of templates that replace those of the package.')),
  imports: optional(word('The ending with which emitted code imports modules.', ...importStyles)),
  targets: optional(targets),
  package: optional(packageOptions),
  extend: optional(extend),
});
