/** Types in their final form, as Prettier leaves them. */
import {
  align,
  bracketed,
  type Doc,
  group,
  hardline,
  ifBreak,
  indent,
  indentIfBreak,
  join,
  laidOut,
  line,
  softline,
} from '../../print-code/layout.js';
import { WIDTH } from '../../width.js';
import type { Member, ReadDeclaration, TypeNode } from './read-types.js';

/** `export type Contact = { ... };` with its comment. */
export function printDeclaration(name: string, { comment, type }: ReadDeclaration, width: number = WIDTH): string {
  return laidOut([...commentDocs(comment), declarationDoc(`export type ${name} =`, type), ';'], 0, width);
}

function declarationDoc(left: string, type: TypeNode): Doc {
  if (type.kind === 'union' && !isHugged(type.types)) return group([left, group(indent([line, unionDoc(type.types)]))]);
  const id = Symbol('type');
  return group([left, group(indent(line), { id }), indentIfBreak(typeDoc(type), { groupId: id })]);
}

function commentDocs(lines: readonly string[]): readonly Doc[] {
  return lines.flatMap((text, index) => [index === 0 ? text : ` ${text.trim()}`, hardline]);
}

function typeDoc(type: TypeNode): Doc {
  switch (type.kind) {
    case 'text':
      return type.text;
    case 'array':
      return [operandDoc(type.of), '[]'];
    case 'generic':
      return [type.name, ...argumentDocs(type.arguments)];
    case 'object':
      return objectDoc(type.members, type.isOnLine);
    case 'intersection':
      return intersectionDoc(type.types);
    case 'union':
      return isHugged(type.types) ? unionDoc(type.types) : group(indent([softline, unionDoc(type.types)]));
  }
}

/** A type within another one: a union or an intersection stands in parentheses. */
function operandDoc(type: TypeNode): Doc {
  if (type.kind === 'intersection') return ['(', intersectionDoc(type.types), ')'];
  if (type.kind !== 'union') return typeDoc(type);
  const doc = unionDoc(type.types);
  return ['(', isHugged(type.types) ? doc : group([indent([softline, doc]), softline]), ')'];
}

function argumentDocs(types: readonly TypeNode[]): readonly Doc[] {
  const [only] = types;
  if (only && types.length === 1 && (only.kind === 'text' || only.kind === 'object')) return ['<', typeDoc(only), '>'];
  const docs = types.map((type) => (type.kind === 'union' ? unionDoc(type.types) : typeDoc(type)));
  return [group(bracketed('<', docs, '>', softline, ''))];
}

function unionDoc(types: readonly TypeNode[]): Doc {
  const docs = types.map(operandDoc);
  if (isHugged(types)) return join(' | ', docs);
  return group(docs.map((doc, index) => [index === 0 ? ifBreak('| ') : [line, '| '], align(2, doc)]));
}

/** One object or name, or null: a union that is not broken. */
function isHugged(types: readonly TypeNode[]): boolean {
  const isNull = (type: TypeNode): boolean => type.kind === 'text' && type.text === 'null';
  const [only, ...others] = types.filter((type) => !isNull(type));
  return only !== undefined && others.length === 0 && isReference(only);
}

/** An object, or the name of a type; `string` and the like are words of the language. */
function isReference(type: TypeNode): boolean {
  return type.kind === 'object' || type.kind === 'generic' || (type.kind === 'text' && /^[A-Z][\w$]*$/.test(type.text));
}

function intersectionDoc(types: readonly TypeNode[]): Doc {
  let isIndented = false;
  const docs = types.map((type, index): Doc => {
    const before = types[index - 1];
    const doc = operandDoc(type);
    if (!before) return doc;
    const objects = [before, type].filter(({ kind }) => kind === 'object').length;
    // What is no object goes to the next line where it does not fit.
    if (objects === 0) return indent([' &', line, doc]);
    if (objects === 1 && index > 1) isIndented = true;
    const isInner = objects === 1 ? index > 1 : isIndented;
    return [' & ', isInner ? indent(doc) : doc];
  });
  return group(docs);
}

function objectDoc(members: readonly Member[], isOnLine: boolean): Doc {
  if (members.length === 0) return '{}';
  const docs = members.map(({ comment, key, type }) => [...commentDocs(comment), `${key}: `, typeDoc(type)]);
  const list = join([';', line], docs);
  return group(['{', indent([line, list]), ifBreak(';'), line, '}'], { shouldBreak: !isOnLine });
}
