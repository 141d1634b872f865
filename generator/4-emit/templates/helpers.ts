/** The helpers of templates: the encoders, and the kinds of values that each accepts. No value is printed without one. */
import * as encode from '../encode.js';
import { printJsonValue, printLiteral } from '../print-data.js';
import { oneLine } from './one-line.js';
import type { LeafKind } from './view.js';

export interface Helper {
  readonly takes: readonly LeafKind[];
  readonly encode: (value: never) => string;
}

const anyText: readonly LeafKind[] = ['text', 'name', 'pattern'];

export const helpers: Readonly<Record<string, Helper>> = {
  identifier: { takes: ['name'], encode: encode.identifier },
  number: { takes: ['number'], encode: (value: number) => String(value) },
  regexLiteral: { takes: ['pattern'], encode: (source: string) => encode.regexLiteral(source, 'u') },
  json: { takes: [...anyText, 'number', 'flag', 'json'], encode: printJsonValue },
  literal: { takes: [...anyText, 'number', 'flag', 'json'], encode: (value: unknown) => printLiteral(value, 0, 0) },
  stringLiteral: { takes: anyText, encode: encode.stringLiteral },
  propertyKey: { takes: anyText, encode: encode.propertyKey },
  propertyAccess: { takes: anyText, encode: encode.propertyAccess },
  blockComment: { takes: anyText, encode: encode.blockComment },
  lineComment: { takes: anyText, encode: encode.lineComment },
  yamlScalar: { takes: anyText, encode: encode.yamlScalar },
  markdownText: { takes: anyText, encode: encode.markdownText },
  markdownCode: { takes: anyText, encode: encode.markdownCode },
  markdownCellCode: { takes: anyText, encode: encode.markdownCellCode },
  htmlId: { takes: ['name'], encode: encode.htmlId },
};

/** The blocks of templates that take a path: layout, no logic. */
export const blocks: readonly string[] = ['each', 'if', 'unless'];

/** The blocks that take none, and what they make of the text in them. */
export const layouts: Readonly<Record<string, (text: string) => string>> = { oneLine };
