/** Payloads that keep a rule of a table and that break it. */
import { compareKeys, orderKey } from '../judge/order.js';
import { elementBlanks } from '../model/blanks.js';
import type { Field, NamePath, Scalar, Shape, TableRule } from '../model/model.js';
import { dotted, elementAt } from '../model/name-path.js';
import { elementsOf } from '../model/table-rules.js';
import { ascendingPlans, countPlans, sumPlans, uniquePlans } from './array-rule-plans.js';
import { fieldNamed, manyValues } from './arrays.js';
import { withSums } from './body.js';
import type { Candidate } from './candidate.js';
import { assignmentFor, counting } from './cases.js';
import {
  broken,
  brokenByEntry,
  type Elements,
  messageAround,
  type PayloadContext,
  sample,
  smallest,
  weightAround,
} from './payload-context.js';
import { additionPlans } from './additions.js';
import { apartPlans } from './apart-plans.js';
import { distancePlans } from './distances.js';
import { type Placed, placed } from './reached.js';
import { valuesInOrder } from './table-rule-changes.js';
import { givenInsidePlans, insidePlans } from './inside-plans.js';
import { underCondition } from './rule-conditions.js';
import { type Plan, SHOWN } from './table-rule-plan.js';
import { weightOfParts } from './weight.js';

export function tableRuleCandidates(context: PayloadContext, shape: Shape, rule: TableRule): readonly Candidate[] {
  // None of the elements is ignored, which would keep most rules.
  const counted = elementsOf(rule)
    .map((name) => fieldNamed(shape, name))
    .reduce<Elements>((given, field) => ({ ...counting(context, shape, field), ...given }), {});
  const own = plansFor(context, shape, rule).map((plan) => ({ ...plan, given: { ...counted, ...plan.given } }));
  const isBroken = ({ given }: Plan): boolean =>
    broken(context, shape, whole(context, shape, rule, given)).some((violation) => violation.rule === rule.id);
  const plans = underCondition(context, shape, rule, own, isBroken);
  const firstWrong = (): Plan | undefined => firstToBreak(context, shape, rule, plans);
  // It has room in any case, once.
  const first = context.form === 'canonical' ? firstWrong() : undefined;
  return [...plans, ...apartPlans(context, shape, rule, () => first ?? firstWrong())].map((plan) => {
    const { name, note, given } = plan;
    return {
      about: rule.id,
      name,
      weight: weightAround(context, shape) + weightOfParts(given, context.weights),
      input: () => messageAround(context, shape, whole(context, shape, rule, given)),
      expects: 'any',
      ...(plan === first && { breaks: true }),
      note,
    };
  });
}

/** The first object that breaks the rule and nothing else. */
function firstToBreak(
  context: PayloadContext,
  shape: Shape,
  rule: TableRule,
  plans: readonly Plan[],
): Plan | undefined {
  return plans.find(({ given }) => {
    const found = new Set(
      broken(context, shape, whole(context, shape, rule, given)).map((violation) => violation.rule),
    );
    return found.size === 1 && found.has(rule.id);
  });
}

/** The smallest object with the elements; those that are undefined are left out. */
function whole(context: PayloadContext, shape: Shape, { check }: TableRule, given: Elements): Elements {
  const all = Object.entries({ ...smallest(context, shape, means(given)), ...given });
  const elements = Object.fromEntries(all.filter(([, value]) => value !== undefined));
  return check === 'sum' ? elements : withSums(context, shape, elements);
}

/** What the elements are read as: blanks as absent. */
function means(given: Elements): Elements {
  const isBlank = (value: unknown): boolean => elementBlanks.some((blank) => blank.value === value);
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, isBlank(value) ? undefined : value]));
}

function plansFor(context: PayloadContext, shape: Shape, rule: TableRule): readonly Plan[] {
  const fields = elementsOf(rule).map((name) => fieldNamed(shape, name));
  switch (rule.check) {
    case 'exactlyOne':
    case 'atLeastOne':
    case 'atMostOne':
    case 'together':
      return givenPlans(context, shape, fields);
    case 'order':
    case 'before':
      return orderPlans(context, shape, rule.paths);
    case 'distance':
      return distancePlans(context, shape, rule);
    case 'different':
    case 'same':
      return differentPlans(context, shape, rule.paths);
    case 'unique':
      return uniquePlans(context, shape, rule);
    case 'ascending':
      return ascendingPlans(context, shape, rule);
    case 'count':
      return countPlans(context, shape, rule);
    case 'sum':
      return sumPlans(context, shape, rule);
    case 'addition':
      return additionPlans(context, shape, rule);
    case 'concatenation':
      return concatenationPlans(context, shape, rule);
    case 'givenInside':
      return givenInsidePlans(context, shape, rule);
    case 'inside':
      return insidePlans(context, shape, rule);
  }
}

/** None, each alone, each with the next one, all but each, and all; blank ones besides. */
function givenPlans(context: PayloadContext, shape: Shape, fields: readonly Field[]): readonly Plan[] {
  const [first] = fields;
  const plan = (name: string, note: string, isGiven: (index: number) => boolean, more: Elements = {}): Plan => ({
    name,
    note,
    given: {
      ...Object.fromEntries(fields.map((field, at) => [field.name, isGiven(at) ? sample(context, field) : undefined])),
      ...more,
    },
  });
  const blanks = fields.flatMap((field) =>
    context.form === 'wire' && field.wire.blank !== 'error' ? elementBlanks.map((blank) => ({ field, blank })) : [],
  );
  const ignorable = fields.flatMap((field) => {
    const given = field.ignored && assignmentFor(context, shape, field, field.ignored, true);
    return given ? [{ field, given }] : [];
  });
  return [
    plan('none', 'none is given', () => false),
    ...fields.map(({ name }, at) => plan(`only-${name}`, `only ${name} is given`, (index) => index === at)),
    ...fields
      .slice(1)
      .map(({ name }, at) =>
        plan(`two-to-${name}`, `${name} and the one before it`, (index) => index === at || index === at + 1),
      ),
    plan('all', 'all are given', () => true),
    plan('all-but-one', `all but ${first?.name ?? ''} are given`, (index) => index > 0),
    ...blanks.map(({ field, blank }) =>
      plan(
        `${blank.name}-${field.name}`,
        `${field.name} is ${blank.name}, another one is given`,
        (index) => fields[index] === (field === first ? fields[1] : first),
        {
          [field.name]: blank.value,
        },
      ),
    ),
    ...ignorable.flatMap(({ field, given }) => [
      plan(`ignored-${field.name}`, `${field.name} is given but ignored`, (index) => fields[index] === field, given),
      plan(
        `ignored-${field.name}-and-another`,
        `${field.name} is ignored, another one is given`,
        (index) => fields[index] === field || fields[index] === (field === first ? fields[1] : first),
        given,
      ),
    ]),
  ];
}

/** For each two neighbours: ascending, equal, descending, and one of them absent. */
function orderPlans(context: PayloadContext, shape: Shape, paths: readonly NamePath[]): readonly Plan[] {
  return paths.slice(1).flatMap((second, at) => {
    const first = paths[at];
    if (!first) return [];
    const own = valuesInOrder(context, elementAt(shape, first));
    const others = valuesInOrder(context, elementAt(shape, second));
    const both = own.filter((value) => others.includes(value));
    const values = both.length > 1 ? both : own;
    const plan = (name: string, one: Scalar | undefined, other: Scalar | undefined): Plan => ({
      name: `${dotted(second)}-${name}`,
      note: `${dotted(second)} is ${name.replace(/-\d+$/, '')}`,
      given: placed(context, shape, [
        [first, one],
        [second, other],
      ]),
    });
    // Of two forms, each value of one has its counterpart in the other.
    const counterpart = (value: Scalar, sign: number): Scalar | undefined => {
      const key = orderKey(elementAt(shape, first).type, value) ?? [];
      return others.find((other) => compareKeys(orderKey(elementAt(shape, second).type, other) ?? [], key) === sign);
    };
    const further = both.length > 1 ? [] : own.slice(0, SHOWN);
    const across = (['less', 'equal', 'greater'] as const).flatMap((name, sign) =>
      further.flatMap((value, index) => {
        const other = counterpart(value, sign - 1);
        return other === undefined ? [] : [plan(`${name}-in-another-form-${index + 1}`, value, other)];
      }),
    );
    const pairs = values.slice(1, SHOWN).map((value, index) => [values[index], value] as const);
    return [
      ...across,
      ...pairs.map(([low, high], index) => plan(`greater-${index + 1}`, low, high)),
      ...pairs.map(([low, high], index) => plan(`less-${index + 1}`, high, low)),
      ...values.slice(0, 1).map((value) => plan('equal', value, value)),
      ...values.slice(0, 1).flatMap((value) => [plan('absent', value, undefined), plan('alone', undefined, value)]),
    ];
  });
}

/** For each two neighbours: the same value, another one, and one of them absent. */
function differentPlans(context: PayloadContext, shape: Shape, paths: readonly NamePath[]): readonly Plan[] {
  return paths.slice(1).flatMap((second, at) => {
    const first = paths[at];
    if (!first) return [];
    const own = manyValues(context, elementAt(shape, first), SHOWN);
    const isBroken = brokenByEntry(context, elementAt(shape, second));
    const both = own.filter((value) => isBroken(value).length === 0);
    const plan = (name: string, note: string, one: Scalar | undefined, other: Scalar | undefined): Plan => ({
      name: `${dotted(second)}-${name}`,
      note,
      given: placed(context, shape, [
        [first, one],
        [second, other],
      ]),
    });
    const [value] = [...both, ...own];
    const another = manyValues(context, elementAt(shape, second), SHOWN).find((one) => one !== value);
    return [
      ...both.map((same, index) =>
        plan(`same-${index + 1}`, `${dotted(first)} and ${dotted(second)} are the same`, same, same),
      ),
      plan('other', `${dotted(first)} and ${dotted(second)} differ`, value, another),
      plan('absent', `${dotted(second)} is absent`, value, undefined),
    ];
  });
}

function concatenationPlans(
  context: PayloadContext,
  shape: Shape,
  { of, is }: Extract<TableRule, { readonly check: 'concatenation' }>,
): readonly Plan[] {
  const texts = of.map((path) => String(sample(context, elementAt(shape, path))));
  const parts = of.map((path, index): Placed => [path, texts[index]]);
  const joined = texts.join('');
  const plan = (name: string, note: string, whole: unknown, without?: NamePath): Plan => {
    const all: readonly Placed[] = [...parts, [is, whole]];
    const given = all.map(([path, value]): Placed => [path, path === without ? undefined : value]);
    return { name, note, given: placed(context, shape, given) };
  };
  const others = manyValues(context, elementAt(shape, is), 3).filter((value) => value !== joined);
  const optional = [...of, is].filter((path) => elementAt(shape, path).presence !== 'M');
  return [
    plan('joined', 'the texts one after the other', joined),
    plan('longer', 'one more character', `${joined}0`),
    plan('turned', 'the texts in another order', texts.toReversed().join('')),
    plan('first-only', 'the first text alone', texts[0]),
    plan('last-character', 'another last character', `${joined.slice(0, -1)}${joined.endsWith('1') ? '2' : '1'}`),
    ...others.map((value, index) => plan(`other-${index + 1}`, 'another text', value)),
    ...optional.map((path) => plan(`without-${dotted(path)}`, `${dotted(path)} is absent`, joined, path)),
  ];
}
