/** Objects of several tables, told apart by one of their elements. */
import { tellingField } from '../../../model/alternatives.js';
import type { AlternativesType } from '../../../model/model.js';
import { entriesWithin } from '../../../model/value-types.js';
import { blockComment, stringLiteral } from '../../encode.js';
import type { Subject } from './check-table.js';
import { code, type Code, joined } from './code.js';
import { runtime } from './runtime-references.js';
import { failCall, keyOf, type Site } from './value.js';

/** Statements that check an object against the table that it tells. */
export function choiceLines(site: Site, value: string): readonly Code[] {
  const place = placeOf(site);
  return [
    code`if (!${runtime.isObject}(${value})) ${failCall(site, 'type')}`,
    code`else {`,
    code`const found = ${site.names.choice(site.field).check}(${value}, out);`,
    code`if (found < 0) ${failChoice(site)}`,
    code`else if (found !== 0) bad += ${runtime.inside}(out, found, ${place});`,
    code`}`,
  ];
}

/** Statements that read an object of the table that it tells. */
export function chosenLines(site: Site, value: string, store: (read: string) => Code): readonly Code[] {
  return [
    code`if (${runtime.isObject}(${value})) {`,
    code`const before = to.found.length;`,
    code`const read = ${site.names.choice(site.field).read}(${value}, to);`,
    code`${runtime.insideSince}(to, before, ${placeOf(site)});`,
    code`if (!read) ${failChoice(site)}`,
    code`else ${store('read')}`,
    code`} else {`,
    failCall(site, 'type'),
    code`}`,
  ];
}

function placeOf(site: Site): string {
  return [keyOf(site), ...(site.index === undefined ? [] : [site.index])].join(', ');
}

function failChoice(site: Site): Code {
  const { reporting, names, index } = site;
  const args = [reporting.out, names.rules, keyOf(site), stringLiteral(typeOf(site.field.type).by)];
  const all = index === undefined ? args : [...args, index];
  return code`${reporting.prefix}${runtime.failAlternative}(${joined(all, ', ')});`;
}

function typeOf(type: Site['field']['type']): AlternativesType {
  if (type.kind !== 'alternatives') throw new Error('There are no alternatives');
  return type;
}

/** The functions that choose a table by the element that tells it. */
export function choiceFunctions(subject: Subject, isRead: boolean): readonly Code[] {
  return subject.shape.fields.flatMap((field) =>
    [field, ...entriesWithin(field.type)].flatMap((one) => {
      const { type } = one;
      if (type.kind !== 'alternatives') return [];
      const names = subject.names.choice(one);
      return [checkFunction(subject, names.check, type), ...(isRead ? [readFunction(subject, names.read, type)] : [])];
    }),
  );
}

function checkFunction({ all }: Subject, name: string, type: AlternativesType): Code {
  return code`/** Checks an object of the table that \`${blockComment(type.by)}\` tells; -1 if it tells none. */
function ${name}(value: ${runtime.Elements}, out: ${runtime.Report} | undefined): number {
switch (${runtime.elementOf}(value, ${stringLiteral(type.by)})) {
${[
  ...type.of.flatMap(({ values, shape }) => [
    ...values.map((text) => code`case ${stringLiteral(text)}:`),
    code`return ${all(shape).check}(value, out);`,
  ]),
  code`default:`,
  code`return -1;`,
]}
}
}`;
}

function readFunction({ all }: Subject, name: string, type: AlternativesType): Code {
  const spelt = type.of.map((one) => {
    const { aliases, foldCase } = tellingField(type, one).wire;
    const texts = [...one.values, ...aliases.map(({ alias }) => alias)];
    return { texts, capitals: foldCase ? [...new Set(texts.map(upperCase))] : [], shape: one.shape };
  });
  const told = code`${runtime.elementOf}(given, ${stringLiteral(type.by)})`;
  const choose = (by: Code, cases: readonly { texts: readonly string[]; shape: (typeof spelt)[number]['shape'] }[]) => [
    code`switch (${by}) {`,
    ...cases.flatMap(({ texts, shape }) =>
      texts.length === 0
        ? []
        : [...texts.map((text) => code`case ${stringLiteral(text)}:`), code`return ${all(shape).read}(given, to);`],
    ),
    code`}`,
  ];
  const folds = spelt.some(({ capitals }) => capitals.length > 0);
  return code`/** Reads an object of the table that \`${blockComment(type.by)}\` tells; undefined if it tells none. */
function ${name}(given: ${runtime.Elements}, to: ${runtime.Report}): ${runtime.Elements} | undefined {
${[
  ...choose(told, spelt),
  ...(folds
    ? choose(
        code`${runtime.inCapitals}(${told})`,
        spelt.map(({ capitals, shape }) => ({ texts: capitals, shape })),
      )
    : []),
  code`return undefined;`,
]}
}`;
}

function upperCase(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
