/** The helpers of templates: the encoders, and the kinds of values that each accepts. No value is printed without one. */
import * as encode from '../encode.js';
import { printJsonLine, printLiteral } from '../print-data.js';
import { type Site, sites } from '../sites/site.js';
import { oneLine } from './one-line.js';
import type { LeafKind } from './view.js';

export interface Helper {
  readonly takes: readonly LeafKind[];
  readonly encode: (value: never) => string;
}

const anyText: readonly LeafKind[] = ['text', 'name', 'pattern'];
const anyValue: readonly LeafKind[] = [...anyText, 'number', 'flag', 'json'];

/** @param site what reads the pages of Markdown */
export function helpersFor(site: Site): Readonly<Record<string, Helper>> {
  return {
    identifier: { takes: ['name'], encode: encode.identifier },
    number: { takes: ['number'], encode: (value: number) => String(value) },
    regexLiteral: { takes: ['pattern'], encode: (source: string) => encode.regexLiteral(source, 'u') },
    json: { takes: anyValue, encode: site.json },
    literal: { takes: anyValue, encode: (value: unknown) => printLiteral(value, 0, 0) },
    stringLiteral: { takes: anyText, encode: encode.stringLiteral },
    propertyKey: { takes: anyText, encode: encode.propertyKey },
    propertyAccess: { takes: anyText, encode: encode.propertyAccess },
    blockComment: { takes: anyText, encode: encode.blockComment },
    lineComment: { takes: anyText, encode: encode.lineComment },
    yamlScalar: { takes: anyText, encode: encode.yamlScalar },
    frontMatterText: { takes: anyText, encode: site.frontMatterText },
    frontMatterTitle: { takes: anyText, encode: site.frontMatterTitle },
    markdownText: { takes: anyText, encode: site.text },
    markdownCode: { takes: anyText, encode: site.code },
    markdownCellCode: { takes: anyText, encode: site.cellCode },
    markdownCellJson: { takes: anyValue, encode: (value: unknown) => site.cellCode(printJsonLine(value)) },
    markdownAnchor: { takes: ['name'], encode: site.anchor },
    markdownHeadingId: { takes: ['name'], encode: site.headingId },
    htmlId: { takes: ['name'], encode: encode.htmlId },
    linkTarget: { takes: ['name'], encode: encode.linkTarget },
  };
}

/** Those of pages on GitHub; the names and the kinds of values are the same for every site. */
export const helpers = helpersFor(sites.github);

/** The blocks of templates that take a path: layout, no logic. */
export const blocks: readonly string[] = ['each', 'if', 'unless'];

/** The blocks that take none, and what they make of the text in them. */
export function layoutsFor({ frontMatter, pageTitle, tabs }: Site): Readonly<Record<string, (text: string) => string>> {
  return { oneLine, frontMatter, pageTitle, tabs: tabs.all, tab: tabs.one };
}

export const layouts = layoutsFor(sites.github);
