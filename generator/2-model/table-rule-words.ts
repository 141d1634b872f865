/** What the rules of a table say in words. */
import { describe } from '../model/conditions.js';
import type { Condition, DistanceCheck, Field, GivenKind, OrderCheck, SumCheck, TableCheck } from '../model/model.js';
import { dotted, elementAt } from '../model/name-path.js';
import { orderOf } from '../model/table-rules.js';
import { inWords, listed } from '../model/words.js';

/** The table whose rule it is. */
interface Table {
  readonly name: string;
  readonly fields: readonly Field[];
}

type Said = Exclude<TableCheck, { check: 'inside' }>;

/** The rule in words, for its violations. The condition stands first, since rules have conditions in them. */
export function words(said: Said, table: Table, when?: Condition): string {
  return when ? `when ${describe(when)}, ${demandWords(said, table)}` : demandWords(said, table);
}

function demandWords(said: Said, table: Table): string {
  switch (said.check) {
    case 'givenInside':
      return givenWords(said.of, said.fields);
    case 'exactlyOne':
    case 'atLeastOne':
    case 'atMostOne':
    case 'together':
      return givenWords(said.check, said.fields);
    case 'order':
      return said.paths.map(dotted).join(areNumbers(said, table) ? ' must be at most ' : ' must not be after ');
    case 'before':
      return said.paths.map(dotted).join(areNumbers(said, table) ? ' must be less than ' : ' must be before ');
    case 'distance':
      return distanceWords(said);
    case 'different':
      return `${allOf(said.paths.map(dotted))} must ${said.paths.length === 2 ? 'differ' : 'all differ'}`;
    case 'same':
      return `${allOf(said.paths.map(dotted))} must be the same`;
    case 'unique':
      return said.by.length === 0
        ? `the entries of ${dotted(said.array)} must differ`
        : `the entries of ${dotted(said.array)} must differ in ${inWords(said.by.map(dotted), 'or')}`;
    case 'ascending':
      return `the entries of ${dotted(said.array)} must be in ascending order${said.by ? ` of ${dotted(said.by)}` : ''}`;
    case 'count':
      return `${dotted(said.array)} must hold ${howMany(said)} where ${describe(said.where)}`;
    case 'sum':
      return `the sum of ${addendsOf(said)} must be ${typeof said.is === 'number' ? said.is : dotted(said.is)}`;
    case 'addition':
      return `the sum of ${allOf(said.of.map(dotted))} must be ${typeof said.is === 'number' ? said.is : dotted(said.is)}`;
    case 'concatenation':
      return `${dotted(said.is)} must be ${allOf(said.of.map(dotted))}, one after the other`;
  }
}

function givenWords(kind: GivenKind, names: readonly string[]): string {
  switch (kind) {
    case 'exactlyOne':
      return `exactly one of ${listed(names)} must be given`;
    case 'atLeastOne':
      return `at least one of ${listed(names)} must be given`;
    case 'atMostOne':
      return `at most one of ${listed(names)} may be given`;
    case 'together':
      return `${allOf(names)} must be given together, or left out together`;
  }
}

function distanceWords({ paths: [from, to], min, max }: DistanceCheck): string {
  const isExact = min && max && min.by === max.by;
  const bounds = isExact
    ? `exactly ${min.words}`
    : [min && `at least ${min.words}`, max && `at most ${max.words}`]
        .filter((bound) => bound !== undefined)
        .join(' and ');
  const isDuration = min?.isDuration ?? max?.isDuration;
  return `${dotted(to)} must be ${bounds} ${isDuration ? 'after' : 'more than'} ${dotted(from)}`;
}

function howMany({ min, max }: { readonly min?: number; readonly max?: number }): string {
  const entries = (count: number): string => `${count} ${count === 1 ? 'entry' : 'entries'}`;
  if (max === undefined) return `at least ${entries(min ?? 0)}`;
  if (min === undefined || min === 0) return max === 0 ? 'no entry' : `at most ${entries(max)}`;
  return min === max ? `exactly ${entries(min)}` : `${min} to ${entries(max)}`;
}

/** A long list is shortened. */
function allOf(names: readonly string[]): string {
  return names.length > 12 ? listed(names) : inWords(names, 'and');
}

function addendsOf({ array, of }: SumCheck): string {
  return of === undefined ? dotted(array) : `${dotted(of)} in ${dotted(array)}`;
}

function areNumbers({ paths: [first] }: OrderCheck, table: Table): boolean {
  const kind = first && orderOf(elementAt(table, first).type)?.kind;
  return kind === 'number' || kind === 'digits';
}
