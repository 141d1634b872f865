/** The format of the configuration, key by key, as that of definitions is described. */
import type { Config, DocsOptions, JsonSchemaOptions, OpenApiOptions, Targets } from '../api.js';
import { flag, list, object, optional, text, word } from '../1-load/definition-format/builders.js';
import { isListPiece, isMapPiece, type Lazy, type NameRule } from '../1-load/grammar.js';
import type { YamlNode } from '../1-load/yaml-node.js';
import { documentKinds, importStyles, siteNames } from '../settings.js';

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

const isText = (node: YamlNode): boolean => node.kind === 'scalar' && typeof node.value === 'string';
const isBoolean = (node: YamlNode): boolean => node.kind === 'scalar' && typeof node.value === 'boolean';

/** `true`, `false`, or options. */
const switchOr = (doc: string, options: Lazy): Lazy => {
  return () => ({
    kind: 'union',
    doc,
    called: 'true, false or options',
    forms: [
      { when: isMapPiece, then: options },
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
          list('A document for each operation, each API, or both.', word('Which.', ...documentKinds)),
        ),
      }),
    ),
  ),
  types: optional(flag('TypeScript types.')),
  validators: optional(flag('Validators.')),
  server: optional(flag('Servers.')),
  client: optional(flag('Clients.')),
  docs: optional(
    switchOr(
      'The tables as Markdown and as JSON.',
      object<DocsOptions>('`docs`', 'Options of the docs.', {
        site: optional(word('What reads the pages.', ...siteNames)),
        base: optional(text('The folder of the site in which the pages stand.', base)),
      }),
    ),
  ),
  vectors: optional(flag('Payloads with their verdicts.')),
  fidelity: optional(flag('How well each output enforces each rule.')),
});

export const configFormat = object<Config>('the configuration', 'The configuration of specwright.', {
  $schema: optional(text('The schema of this file, for editors.')),
  definitions: optional(paths('Folders, files and patterns of definitions.')),
  out: optional(path('The output folder.')),
  handlers: optional(pathOrNone('The folder in which you implement the operations, or false.')),
  templates: optional(path('A folder of templates that replace those of the package.')),
  imports: optional(word('The ending with which emitted code imports modules.', ...importStyles)),
  targets: optional(targets),
});
