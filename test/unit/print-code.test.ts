/** Code that is printed in its final form: Prettier changes nothing of it. */
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { formatting } from '../../generator/4-emit/format.js';
import { printCode } from '../../generator/4-emit/print-code/print-code.js';
import { printDeclaration } from '../../generator/4-emit/targets/types/print-types.js';
import { readDeclarations } from '../../generator/4-emit/targets/types/read-types.js';
import { typesText } from '../../generator/4-emit/targets/types/types.js';
import { validatorsText } from '../../generator/4-emit/targets/validators/validators.js';
import type { Operation } from '../../generator/model/model.js';
import { effort, isThorough, tries } from '../support/effort.js';
import { hostileModel } from '../support/hostile.js';
import { loadOperation } from '../support/model.js';
import { randomOperation } from '../support/random-definitions.js';

/** What Prettier makes of code, for lines of so many characters. */
function prettier(code: string, printWidth: number): Promise<string> {
  return format(code, { ...formatting, printWidth, parser: 'typescript' });
}

async function expectPrinted(operation: Operation, width: number): Promise<void> {
  const code = validatorsText(operation);
  const validators = printCode(code, width);
  // It is laid out as Prettier does it, and not as it was written.
  expect(validators).toBe(await prettier(code, width));
  if (isThorough) expect(validators).toBe(await prettier(validators, width));
  const types = await typesText(operation, width);
  expect(types).toBe(await prettier(types, width));
}

/** Of fewer columns, the result of the reader of an envelope is broken too, which no name can bring about. */
const widths = effort([90], [86, 100, 120]);

describe('validators and types are as Prettier leaves them', () => {
  it.each(widths)('of create-customer, in %i columns', async (width) => {
    await expectPrinted(await loadOperation(), width);
  });

  it.each(effort([120], [80, 90, 100, 120]))('of rules that reach into objects, in %i columns', async (width) => {
    for (const name of ['deliver-order', 'close-order', 'send-changes'])
      await expectPrinted(await loadOperation(name, 'test/support/rules'), width);
    await expectPrinted(await loadOperation('return-book', 'test/support/every-key'), width);
  });

  it('of hostile texts', async () => {
    for (const operation of hostileModel().built.model.operations) await expectPrinted(operation, 120);
  });

  it('of long names, other scripts, large enums and conditions in conditions', async () => {
    let tried = 0;
    for (let seed = 0; seed < tries(2, 20); seed++) {
      const operation = randomOperation(seed);
      if (!operation) continue;
      tried++;
      for (const width of effort([120], widths)) await expectPrinted(operation, width);
    }
    expect(tried).toBeGreaterThan(tries(1, 12));
  });
});

it.each(['lend-book', 'return-book'])('every statement of validators with every key can be read: %s', async (name) => {
  // In so few columns each statement is read, and not only the ones that long names make long.
  const code = validatorsText(await loadOperation(name, 'test/support/every-key'));
  expect(() => printCode(code, 30)).not.toThrow();
});

const lines = [
  `import { type Report, apply, fail } from '../validation/report.js';`,
  `import { oneNameThatIsNotBroken } from '../validation/report.js';`,
  `export function parseThing(value: unknown, options?: ParseOptions): EnvelopeResult<ThingSuccess, ThingFailure> {\nrun();\n}`,
  `export function isThing(value: unknown): value is Thing {\nrun();\n}`,
  `if (!hasLandlinePhoneNumber && !hasMobilePhoneNumber) bad += fail(out, contactRules, 'identity', 'required');`,
  `if (!(isGiven && (isRead || isWritten) && isWhole)) bad += fail(out, contactRules, 'identity', 'required');`,
  `if (one) {\nrun();\n} else if (another !== undefined && (equals(value, 'A') || equals(value, 'B'))) {\nrun();\n}`,
  `if (one) {\nrun();\n} else bad += fail(out, contactRules, 'identity', 'required');`,
  `if (one) two();\nelse bad += fail(out, contactRules, 'identity', 'required');`,
  `if (equals(kind === undefined ? 'PRIVATE' : kind, 'PRIVATE')) (result ??= { ...value })['kind'] = 'BUSINESS';`,
  `if (a) element = (result ??= { ...value })[key] = respellInCapitals(to, isCurrency, key, element);`,
  `(result ??= { ...value })[key] = respell(to, rules, key, 'enum', element, { words: ['A', 'B'], capitals: null });`,
  `(result ??= { ...value })['aNameOfSomeLength'] = false;`,
  `result['list'] = (result['list'] as unknown[]).map((entry) => readEntry(entry as Elements, to));`,
  `let result: Record<string, unknown> | undefined = to.plain ? undefined : { ...given };`,
  `const result: Record<string, unknown> = to.plain ? { ...given } : copyOf(given, { content: { page: {} } }, to);`,
  `const length = lengthOf(element);`,
  `if (element % 6 !== 0) bad += fail(out, aRequestOfSomeLengthRules, key, 'multipleOf');`,
  `if (element['aNameOfSomeLength'] % 1000000 !== 0 || element % 250 !== 0) fail(to, rules, key, 'multipleOf');`,
  `const isBroken = isConcerned && element['aNameOfSomeLength'] % 1000000 !== 0;`,
  `const WORDS_1 = { ONE: 'ONE', 'two-and-a-half': 'TWO', 漢字: '漢字', THREE: 'three hundred and thirty-three' };`,
  `const list = [[1, 2, 3, 40, 500, 6000, 70000], 'a text', /[/'"]{2}\\/x/u, -5, 1e-7, true, null, []];`,
  `if (typeof element !== 'string' || !/^[)\\]}/'"]+$/u.test(element)) fail(to, thingRules, key, 'format', index);`,
  `if (([true, 1, 'A'] as readonly unknown[]).includes(value) || Object.keys(value).length === 0) delete result['a'];`,
  `function read() {\nreturn isWhole ? (result ?? value) : compact(result ?? value);\nrun();\n}`,
  `function read() {\nreturn accepts(value, (given, out) => checkThing(given, out, false));\nrun();\n}`,
  `function read() {\nreturn violationsIn(value, rules, (given, out) => checkThing(given, out, false), options);\nrun();\n}`,
  `for (let index = 0; index < length; index++) {\nrun();\n}`,
  `switch (key) {\ncase 'a': // Row 1, M\ncase 'b': // Row 2, O\nbreak;\ndefault:\nfail(to, rules, key);\n}`,
  `export const thing: StandardSchema<unknown, Thing> = {\nvalidate: (value) => standardResult<Thing>(parse(value)),\nopen: { a: 1 },\n};`,
  `export const thing: StandardSchema<WireForm<Thing>, ParsedThing> = {\n'~standard': {\nversion: 1,\n},\n};`,
  `const rules = {\nname: [1, { required: 'is mandatory', type: 'must be a text of some length' }],\ndefault: [[1, 2], 'x'],\n};`,
];

it.each(lines)('%s', async (code) => {
  // The type of a variable is broken in less, which no name can bring about.
  for (let width = 60; width <= 124; width += tries(16, 2)) {
    expect(`${printCode(code, width)}\n`, `${width} columns`).toBe(await prettier(code, width));
  }
});

/** As json-schema-to-typescript prints them. */
const types = [
  '("A" | "B" | "It\'s" | "\\"quoted\\"" | "a\\\\b" | null | undefined)',
  '(Success | Failure | SomethingThatIsNeither)',
  '{\n/**\n * The name.\n * \n * Row 1, M.\n */\nname: string\nother?: (string | undefined)\n}',
  '{\nlist?: (("ONE" | "TWO" | "THREE" | "FOUR")[] | null | undefined)\nentry: ("ONE")[]\n}',
  '{\n\n}',
  '({\na: string\n} & ({\nb: string\n} | {\nc?: (boolean | undefined)\n}))',
  '({\na: string\n} & ({\nb: string\n} | {\nc: string\n}) & ({\nd: string\n} | {\ne: string\n}))',
  '({\na: string\n} & ({\nb: string\n} | {\nc: string\n}) & {\nd: string\n} & {\ne: string\n})',
  '({\na: string\n} & {\nb: string\n} & ({\nc: string\n} | {\nd: string\n}) & object & { [Symbol.iterator]?: undefined })',
  "(Omit<CreateThingRequest, 'address' | 'contact' | 'invoice'> & {\naddress: ParsedAddress[]\n})",
  "{\nconstructor?: (Thing & { apply?: undefined } | null | undefined | object['constructor'])\n}",
  '{\nignored: NonNullable<unknown> | null\nempty: []\nnone: Record<string, never>\n}',
  '{\nnumber: (-1 | 0.5 | 1e-7 | 1e+21 | true | "text")\nflat: { [Symbol.iterator]?: undefined }\n}',
];

it.each(types)('type of %s', async (type) => {
  const code = `/**\n * A type.\n */\nexport type X41 = ${type}`;
  for (let width = 40; width <= 120; width += tries(16, 2)) {
    const [[name, declaration] = []] = [...readDeclarations(code)];
    if (name === undefined || declaration === undefined) throw new Error('Nothing is declared');
    const expected = await prettier(code.replace('X41', 'A'), width);
    expect(`${printDeclaration(name, declaration, width)}\n`, `${width} columns`).toBe(expected);
  }
});
