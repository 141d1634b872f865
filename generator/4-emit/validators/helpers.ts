/** What the emitted validators call; only what is called is emitted, in this order. */
import type { Helper } from './helper.js';
import { readHelpers } from './helpers-read.js';
import { reportHelpers } from './helpers-report.js';
import { valueHelpers } from './helpers-value.js';

const helpers: readonly Helper[] = [
  {
    name: 'Elements',
    code: `/** An object whose elements are not known yet. */
type Elements = Readonly<Record<string, unknown>>;`,
  },
  {
    name: 'Table',
    code: `/** The rules of a table: for each element its row and what is asked of it, for each conditional rule its rows. */
interface Table {
  readonly shape: string;
  readonly table: string;
  readonly rules: Readonly<Record<string, readonly [row: number, rules: Readonly<Record<string, string>>]>>;
  readonly conditions?: Readonly<Record<string, readonly [rows: readonly number[], rule: string]>>;
}`,
  },
  {
    name: 'Found',
    code: `/** What reading a wire form comes upon: broken rules and tolerances, told apart in the end. */
type Found = Violation | Applied;`,
  },
  {
    name: 'Findings',
    code: `/** Where broken rules are noted. */
interface Findings {
  push(found: Violation): unknown;
}`,
  },
  {
    name: 'isOwn',
    // Spelt out: engines make nothing of it when it knows that it is this function and no other.
    code: `function isOwn(value: object, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(value, key);
}`,
  },
  ...valueHelpers,
  ...reportHelpers,
  ...readHelpers,
];

/** The helpers that some code calls, directly or through others. */
export function helpersFor(code: string, emailPattern: string): string {
  const used = new Set<string>();
  const visit = (text: string): void => {
    for (const { name, code: body } of helpers) {
      if (used.has(name) || !new RegExp(`\\b${name}\\b`).test(text)) continue;
      used.add(name);
      visit(body);
    }
  };
  visit(code);
  return helpers
    .filter(({ name }) => used.has(name))
    .map(({ code: body }) => body.replace('EMAIL_PATTERN', () => emailPattern))
    .join('\n\n');
}

/** Names that are not to be given to anything else. */
export const helperNames: readonly string[] = helpers.map(({ name }) => name);
