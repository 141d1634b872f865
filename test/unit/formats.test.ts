/** A format or a scalar type is one file of `generator/formats` and one predicate of the judge. No other module knows it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { format as layOut, resolveConfig } from 'prettier';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
  formatNames,
  formats,
  type RuntimeFunction,
  scalarNames,
  scalars,
  typeNames,
} from '../../generator/formats/index.js';
import { type JsonSample, jsonSamples } from '../../generator/formats/scalar-type.js';
import { hasFormat } from '../../generator/judge/formats.js';
import { isOfType } from '../../generator/judge/scalars.js';
import { formatDocs } from '../support/formats.js';

async function runtimeFunction({ module, name }: RuntimeFunction): Promise<(value: unknown) => unknown> {
  const found = (await import(`../../runtime/validation/${module}.ts`)) as Readonly<Record<string, unknown>>;
  const value = found[name];
  if (typeof value !== 'function') throw new Error(`runtime/validation/${module}.ts exports no function ${name}`);
  return value as (value: unknown) => unknown;
}

/** What schemas say of a text: pattern and length. */
function schemaOf({
  pattern,
  maxLength = Infinity,
}: (typeof formats)[keyof typeof formats]): (text: string) => boolean {
  const expression = new RegExp(`^${pattern}$`, 'u');
  return (text) => expression.test(text) && [...text].length <= maxLength;
}

describe.each(formatNames)('the format %s', async (name) => {
  const format = formats[name];
  const isRight = hasFormat[name];
  const fits = schemaOf(format);
  const check = await runtimeFunction(format.check);
  const right = format.right.map(({ value }) => value);
  const wrong = format.wrong.map(({ value }) => value);
  const folded = format.folding ? [format.folding.text] : [];

  it('has texts on both sides of its boundaries, each with a name of its own', () => {
    expect(right.length).toBeGreaterThan(1);
    expect(wrong.length).toBeGreaterThan(1);
    for (const texts of [format.right, format.wrong]) {
      expect(new Set(texts.map((text) => text.name)).size).toBe(texts.length);
      expect(new Set(texts.map(({ value }) => value)).size).toBe(texts.length);
    }
  });

  it('has the verdicts of its texts from the judge and from the emitted check', () => {
    expect(right.filter((text) => !isRight(text))).toEqual([]);
    expect(right.filter((text) => check(text) !== true)).toEqual([]);
    expect(wrong.filter((text) => isRight(text))).toEqual([]);
    expect(wrong.filter((text) => check(text) !== false)).toEqual([]);
    const others = [undefined, null, 0, true, [], {}, right.slice(0, 1)];
    expect(others.filter((value) => check(value) !== false)).toEqual([]);
  });

  it('has the verdicts of its texts from schemas, to the extent that it declares', () => {
    expect(right.filter((text) => !fits(text))).toEqual([]);
    const missed = wrong.filter((text) => fits(text));
    // Being weaker is shown by a text that passes, and being exact by none.
    expect(missed.length > 0).toBe(format.beyondPattern !== undefined);
  });

  it('has the same verdict from the judge, the emitted check and schemas on nearly valid texts', () => {
    let good = 0;
    const nearly = fc
      .tuple(fc.constantFrom(...right, ...wrong, ...folded), fc.array(edit(right.join('')), { maxLength: 3 }))
      .map(([text, edits]) => edits.reduce((before, change) => change(before), text));
    fc.assert(
      fc.property(nearly, (text) => {
        const expected = isRight(text);
        if (expected) good++;
        const isWhole = expected || format.beyondPattern === undefined;
        return check(text) === expected && (!isWhole || fits(text) === expected);
      }),
      { numRuns: 5000, seed: 20_26 },
    );
    expect(good).toBeGreaterThan(50);
  });

  it('is folded to capitals where it folds case', () => {
    if (!format.folding)
      return expect([...right, ...wrong].filter((text) => isRight(text.toUpperCase()) !== isRight(text))).toEqual([]);
    const { pattern, text } = format.folding;
    expect([text, ...right].filter((one) => one !== one.toUpperCase())).toEqual([]);
    expect(isRight(text)).toBe(true);
    expect(isRight(text.toLowerCase())).toBe(false);
    const folding = new RegExp(`^${pattern}$`, 'u');
    const spellings = [text, ...right].flatMap((one) => [one, one.toLowerCase()]);
    expect(spellings.filter((one) => !folding.test(one))).toEqual([]);
  });
});

/** One character less, more, or another one. */
function edit(characters: string): fc.Arbitrary<(text: string) => string> {
  const one = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...characters) },
    fc.constantFrom('', ' ', '\n', '-', '0', 'A', 'a', 'ſ', '٣', 'Ａ', '😀'),
  );
  return fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(2), one)
    .map(([place, kind, character]) => (text) => {
      const at = Math.floor(place * (text.length + 1));
      return text.slice(0, at) + (kind === 0 ? '' : character) + text.slice(kind === 1 ? at : at + 1);
    });
}

describe.each(scalarNames)('the scalar type %s', async (name) => {
  const type = scalars[name];
  const isRight: (value: unknown) => boolean = isOfType[name];
  const { check } = type;
  const found = 'typeOf' in check ? (value: unknown) => typeof value === check.typeOf : await runtimeFunction(check);

  it('has values on both sides, with the verdicts of the judge and of the emitted check', () => {
    expect(type.right.length).toBeGreaterThan(1);
    for (const { value } of type.right)
      expect([value, isRight(value), found(value), type.includes(value)]).toEqual([value, true, true, true]);
    for (const [sample, { value }] of Object.entries(jsonSamples)) {
      const expected = type.takes.includes(sample as JsonSample);
      expect([sample, isRight(value), found(value)]).toEqual([sample, expected, expected]);
    }
  });

  it('lists all of its values or none', () => {
    if (type.values) expect([...type.values].sort()).toEqual(type.right.map(({ value }) => value).sort());
  });
});

describe('types and formats', () => {
  it('are named in their files, in the judge, and nowhere else in the generator', () => {
    const names = [...formatNames, ...typeNames];
    const several = Object.values(formats).flatMap(({ folding }) => folding?.words ?? []);
    const files = readdirSync('generator', { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.ts') && !/^(formats|judge)\//.test(path));
    expect(files.length).toBeGreaterThan(100);
    const offences = files.flatMap((path) =>
      mentions(readFileSync(`generator/${path}`, 'utf8'), [...names, ...several]).map((text) => `${path}: ${text}`),
    );
    // Names that TypeScript has already, which no type of an output may take, a key of SARIF, and the example of `init`.
    const others = /^names\.ts: Array Object |^cli\/reporters\/sarif\.ts: uri$|^cli\/init\/texts\.ts: /;
    expect(offences.filter((one) => !others.test(one))).toEqual([]);
  });

  it.each([
    `const is = format === 'currency';`,
    `const is = formats.currency;`,
    `const table = { currency: 1 };`,
    'const words = `a Numeric or a Decimal`;',
    `fail('the bound of a Numeric');`,
    `fail('values and currencies');`,
    `switch (type) { case 'UUID': }`,
  ])('are recognized in code: %s', (text) => {
    expect(mentions(text, [...formatNames, ...typeNames, 'currencies'])).not.toEqual([]);
  });

  it.each([`new Date();`, `String(1);`, `/** A currency. */`, `type A = { date: string };`, `'concurrency'`])(
    'are not recognized in other words: %s',
    (text) => {
      expect(mentions(text, [...formatNames, ...typeNames, 'currencies'])).toEqual([]);
    },
  );

  it('are described in docs/definitions.md, each with its notation', async () => {
    const file = 'docs/definitions.md';
    const text = readFileSync(file, 'utf8');
    const [start, end] = ['<!-- types and formats: npm run test:update writes this table -->\n\n', '\n<!-- -->\n'];
    const from = text.indexOf(start) + start.length;
    const to = text.indexOf(end, from);
    expect(text.indexOf(start) >= 0 && to > from).toBe(true);
    const table = await layOut(formatDocs(), { ...(await resolveConfig(file)), parser: 'markdown' });
    if (process.env['UPDATE'] === '1') writeFileSync(file, text.slice(0, from) + table + text.slice(to));
    expect(
      readFileSync(file, 'utf8')
        .slice(from)
        .startsWith(table + end),
    ).toBe(true);
  });
});

/** Texts and names of properties that say one of the names; what the language itself calls so is something else. */
function mentions(source: string, names: readonly string[]): readonly string[] {
  const words = new RegExp(`(?<![\\w.])(?:${names.join('|')})(?![\\w(])`, 'u');
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (isText && words.test(node.text)) found.push(node.text.slice(0, 60));
    const name =
      ts.isPropertyAccessExpression(node) || ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)
        ? node.name
        : undefined;
    if (name && ts.isIdentifier(name) && names.includes(name.text)) found.push(name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('one.ts', source, ts.ScriptTarget.ES2022, true));
  return found;
}
