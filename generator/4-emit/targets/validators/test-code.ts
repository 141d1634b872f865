/** Expressions that are true or false, in as many parentheses as they need. */
import { regexLiteral, stringLiteral } from '../../encode.js';
import { code, type Code } from './code.js';

/** An expression that is true or false, and its opposite. */
export interface Test {
  readonly holds: Code;
  readonly fails: Code;
}

/** A test whose opposite has no special form. */
export function test(holds: Code): Test {
  return { holds, fails: negated(holds) };
}

/** Whether a text matches a pattern, which may be no more than how a text begins or ends. */
export function matching(pattern: string, text: string): Test {
  const [, start = '', words = '', end = ''] = /^(\^?)([\w -]+)(\$?)$/.exec(pattern) ?? [];
  const method = { '': 'includes', '^': 'startsWith', $: 'endsWith' }[start + end];
  return test(
    words === '' || method === undefined
      ? code`${regexLiteral(pattern, 'u')}.test(${text})`
      : code`${text}.${method}(${stringLiteral(words)})`,
  );
}

export function not({ holds, fails }: Test): Test {
  return { holds: fails, fails: holds };
}

export function allOf(tests: readonly Test[]): Test {
  const [only] = tests;
  return only && tests.length === 1 ? only : test(every(tests.map(({ holds }) => holds)));
}

export function anyOf(tests: readonly Test[]): Test {
  const [only] = tests;
  return only && tests.length === 1 ? only : test(some(tests.map(({ holds }) => holds)));
}

/** `a && b` */
export function every(parts: readonly Code[]): Code {
  return operation('&&', parts);
}

/** `a || b` */
export function some(parts: readonly Code[]): Code {
  return operation('||', parts);
}

/** `!a` of what is a call, a name or an operation. */
export function negated(part: Code): Code {
  return part.operator ? code`!(${part})` : code`!${part}`;
}

function operation(operator: '&&' | '||', parts: readonly Code[]): Code {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const pieces = parts.map((part) => (part.operator && part.operator !== operator ? code`(${part})` : part));
  return { pieces, separator: ` ${operator} `, operator };
}
