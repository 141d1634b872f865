/**
 * The shape of `docs.json`, which the pages show. Every key is always present: a list
 * may be empty, and a missing value is null.
 */
import { flag, group, json, list, maybe, name, number, text, type ViewOf } from '../../templates/view.js';

/** A reading by its id, the id that links in `docs.md` target, and whether it contains inferences. */
const readingRef = group({ id: text, anchor: name, inferred: flag });

/** A rule that a validator enforces, with the id and the message of its violations. */
const rule = group({ id: text, message: text });

const row = group({
  /** From 1, as on the page. */
  row: number,
  element: text,
  /** The id that links to the row lead to. */
  anchor: name,
  /** The page's name of the type. */
  type: text,
  isArray: flag,
  /** For an Object: the heading of its table, and its anchor. */
  object: maybe(group({ table: text, anchor: name })),
  /** M, O or CM. */
  presence: text,
  description: text,
  /** Every value of an enum. */
  values: list(text),
  default: maybe(text),
  /** Whether `parse` fills the default in, or one of `defaults`. */
  fillsDefault: flag,
  /** Defaults under conditions in words, of which the first counts whose condition is true, before `default`. */
  defaults: list(group({ value: text, when: text })),
  deprecated: maybe(text),
  future: flag,
  /** Format, bounds, conditions and tolerances of the element in sentences. */
  notes: list(text),
  /** Other spellings that the wire form accepts. */
  aliases: list(group({ alias: text, value: text })),
  rules: list(rule),
  readings: list(readingRef),
});

/** A rule about several elements, as a sentence. */
const condition = group({
  id: text,
  sentence: text,
  /** The elements of the table that it is about. */
  elements: list(text),
  /** Of an object that keeps the rule and of one that breaks it, these elements; null where none is short. */
  keeps: maybe(json),
  breaks: maybe(json),
});

const table = group({
  /** The shape's name in the definition. */
  shape: text,
  /** The table's heading on the page. */
  heading: text,
  anchor: name,
  description: text,
  rows: list(row),
  /** Rules about several elements, or about the object as a whole. */
  rules: list(rule),
  /** The rules among them about several elements. */
  conditions: list(condition),
});

const message = group({
  /** parameters, request or response. */
  role: text,
  heading: text,
  tables: list(table),
  /** How success and failure differ. */
  outcomes: list(text),
  /** What the wire form accepts beyond the tables. */
  tolerances: list(text),
  readings: list(readingRef),
});

const errorCode = group({ code: text, status: number, message: text, retry: flag, readings: list(readingRef) });

const rejection = group({ kind: text, code: text, status: number, message: text });

const example = group({
  name,
  title: text,
  role: text,
  /** good or bad. */
  canonical: text,
  wire: text,
  value: json,
});

const reading = group({
  id: text,
  anchor: name,
  stated: maybe(text),
  example: maybe(text),
  inferred: maybe(text),
  /** The elements that it is about. */
  elements: list(group({ shape: text, element: text, anchor: name })),
});

/** Of the format; incremented by an incompatible change. */
export const docsVersion = 2;

const docs = {
  /** Where the JSON Schema of this format is, relative to the file. */
  $schema: text,
  /** {@link docsVersion}. */
  version: number,
  name: text,
  title: text,
  description: text,
  tag: text,
  /** The API that the operation belongs to. */
  api: group({ name: text, title: text, version: text, description: maybe(text) }),
  /** `POST /api/v2/customer/{id}`. */
  endpoint: text,
  method: text,
  path: text,
  eligibility: maybe(group({ rule: text, readings: list(readingRef) })),
  /** How callers authenticate. */
  security: text,
  apiReadings: list(readingRef),
  messages: list(message),
  /** The statuses of the outcomes, in sentences. */
  statuses: list(text),
  /** The vendor's codes. */
  errors: list(errorCode),
  /** What a server answers without calling a handler. */
  rejections: list(rejection),
  examples: list(example),
  readings: list(reading),
};

/** The parts of the format by the names that its schema and its types give them. */
export const docsParts = {
  Message: message,
  Table: table,
  Row: row,
  Rule: rule,
  Condition: condition,
  Reading: reading,
  ReadingReference: readingRef,
  ErrorCode: errorCode,
  Rejection: rejection,
  Example: example,
} as const;

export const docsShape = group(docs);

/** The view of the templates of the pages of an operation. */
export const pageShape = group({
  ...docs,
  titles: group({ rules: text, readings: text }),
  /** From one page of the operation to another. */
  links: group({ docs: name, rules: name, readings: name, fidelity: maybe(name) }),
});

/** The view of the template of the page of an API. */
export const indexShape = group({
  title: text,
  version: text,
  description: maybe(text),
  tags: list(
    group({
      name: text,
      anchor: name,
      operations: list(group({ title: text, endpoint: text, description: text, link: name })),
    }),
  ),
});

export type DocsView = ViewOf<typeof docsShape>;
export type PageView = ViewOf<typeof pageShape>;
export type IndexView = ViewOf<typeof indexShape>;
export type MessageView = DocsView['messages'][number];
export type TableView = MessageView['tables'][number];
export type RowView = TableView['rows'][number];
export type RuleView = TableView['rules'][number];
export type ReadingRef = RowView['readings'][number];
