/** Enum values, keywords and currencies in every case, and aliases. */
import { defined } from '../defined.js';
import { formatOfTexts, wordsOf } from '../model/value-types.js';
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { elementOf } from './payload-context.js';

export function spellingCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const { type, wire } = field;
  const isWire = context.form === 'wire';
  const words = [...wordsOf(type), formatOfTexts(type)?.folding?.text ?? []].flat();
  const [first] = words;
  if (first === undefined) return [];
  const about = defined(rule(type.kind === 'enum' ? 'enum' : 'format'), `the rule of the words of ${field.name}`);
  const folds = isWire && wire.foldCase;
  const spelt = (name: string, text: string, means: string, isGood: boolean, note: string): Candidate =>
    make({
      about,
      name,
      value: elementOf(context, field, text),
      means: elementOf(context, field, isGood ? means : text),
      expects: isGood ? 'good' : about,
      note,
    });
  const right = type.kind === 'enum' ? words.map((word) => spelt(word, word, word, true, `the value ${word}`)) : [];
  const folded = words.flatMap((word) =>
    Object.entries(casesOf(word)).map(([name, text]) =>
      spelt(`${word}-${name}`, text, word, folds, `${word} in ${name.replaceAll('-', ' ')}`),
    ),
  );
  const aliases = wire.aliases.flatMap(({ alias, value }) => [
    spelt(`alias-${alias}`, alias, value, isWire, `${alias}, which a receiver reads as ${value}`),
    ...Object.entries(casesOf(alias)).map(([name, text]) =>
      spelt(`alias-${alias}-${name}`, text, value, folds, `${alias} in ${name.replaceAll('-', ' ')}`),
    ),
  ]);
  const known = [...words, ...wire.aliases.map(({ alias }) => alias)].map((word) => word.toLowerCase());
  const strangers =
    type.kind === 'enum' ? strangersOf(first).filter(({ text }) => !known.includes(text.toLowerCase())) : [];
  return [
    ...right,
    ...folded,
    ...aliases,
    ...strangers.map(({ name, text, note }) => spelt(name, text, text, false, note)),
  ];
}

/** The word in other cases, if it has letters. */
function casesOf(word: string): Readonly<Record<string, string>> {
  const capitalised = word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
  const cases = { 'lower-case': word.toLowerCase(), 'capital-first': capitalised, 'upper-case': word.toUpperCase() };
  const others = Object.entries(cases).filter(([, text]) => text !== word);
  return Object.fromEntries(
    others.filter(([, text], index) => others.findIndex(([, other]) => other === text) === index),
  );
}

interface Stranger {
  readonly name: string;
  readonly text: string;
  readonly note: string;
}

/** Texts that are nearly a value. */
function strangersOf(word: string): readonly Stranger[] {
  return [
    { name: 'unknown-value', text: 'NO_SUCH_VALUE', note: 'a value that the table does not list' },
    { name: 'space-around', text: ` ${word}`, note: 'a space before the value' },
    { name: 'longer', text: `${word}X`, note: 'a value with a character after it' },
    { name: 'shorter', text: word.slice(0, -1), note: 'the beginning of a value' },
    { name: 'line-break-at-the-end', text: `${word}\n`, note: 'a line break after the value' },
    { name: 'long-s', text: word.replace(/s/i, 'ſ'), note: 'a long s, which Unicode case folding would accept' },
    { name: 'dotless-i', text: word.replace(/i/i, 'ı'), note: 'a dotless i, which some case folding would accept' },
  ].filter(({ text }) => text !== '' && text !== word);
}
