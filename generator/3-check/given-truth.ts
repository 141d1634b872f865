/** Whether the rules about which elements are given can be kept together, and whether each of them adds something. */
import { isDeepStrictEqual } from 'node:util';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { GivenCheck, TableRule } from '../model/model.js';
import { isAboutGiven, placeOf } from '../model/table-rules.js';

/** Up to this number of elements, every combination is tried. */
const MOST = 12;

type GivenRule = Extract<TableRule, GivenCheck>;

export function givenTruth(rules: readonly TableRule[]): readonly Diagnostic[] {
  const given = rules.filter(isAboutGiven);
  return given.flatMap((rule, index) => {
    const others = given.filter(
      (other) => other !== rule && holdsWith(other, rule) && other.fields.some((name) => rule.fields.includes(name)),
    );
    const names = [...new Set([rule, ...others].flatMap(({ fields }) => fields))];
    // What is wrong with a single rule is told elsewhere.
    if (others.length === 0 || names.length > MOST) return [];
    const isLast = others.every((other) => given.indexOf(other) < index);
    const allowed = combinations(names).filter((row) => others.every((other) => isKept(other, row)));
    const kept = allowed.filter((row) => isKept(rule, row));
    if (kept.length === 0) return isLast ? [diagnostic('rule-never', placeOf(rule), { rule: rule.check })] : [];
    // Of two that say the same, the later one is told.
    return kept.length === allowed.length && isLast
      ? [diagnostic('rule-always', placeOf(rule), { rule: rule.check })]
      : [];
  });
}

/** Whether a rule holds whenever another one does. */
function holdsWith({ when }: GivenRule, other: GivenRule): boolean {
  return when === undefined || isDeepStrictEqual(when, other.when);
}

type Row = ReadonlySet<string>;

function combinations(names: readonly string[]): readonly Row[] {
  return Array.from(
    { length: 2 ** names.length },
    (_, bits) => new Set(names.filter((__, at) => (bits >> at) % 2 === 1)),
  );
}

function isKept({ check, fields }: GivenRule, row: Row): boolean {
  const count = fields.filter((name) => row.has(name)).length;
  switch (check) {
    case 'exactlyOne':
      return count === 1;
    case 'atLeastOne':
      return count >= 1;
    case 'atMostOne':
      return count <= 1;
    case 'together':
      return count === 0 || count === fields.length;
  }
}
