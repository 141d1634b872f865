/** Patterns that only match ASCII, so that a matching text has as many bytes as characters. */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** Whether every matching text is ASCII, judged by each part of the pattern separately. */
export function takesAsciiOnly(pattern: string): boolean {
  const { alternatives } = new RegExpParser().parsePattern(pattern, undefined, undefined, { unicode: true });
  return alternatives.every(({ elements }) => isWhole(elements) && elements.every(isAscii));
}

/** Whether the pattern is anchored on both sides; otherwise any text may surround the match. */
function isWhole(elements: readonly AST.Element[]): boolean {
  const [first, last] = [elements[0], elements.at(-1)];
  return first?.type === 'Assertion' && first.kind === 'start' && last?.type === 'Assertion' && last.kind === 'end';
}

type Part = AST.Element | AST.CharacterClassElement;

function isAscii(node: Part): boolean {
  switch (node.type) {
    // A look-ahead consumes no characters.
    case 'Assertion':
    case 'Backreference':
      return true;
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives.every(({ elements }) => elements.every(isAscii));
    case 'Quantifier':
      return isAscii(node.element);
    case 'Character':
      return node.value < 0x80;
    case 'CharacterClassRange':
      return node.max.value < 0x80;
    case 'CharacterClass':
      return !node.negate && node.elements.every(isAscii);
    case 'CharacterSet':
      return (node.kind === 'digit' || node.kind === 'word') && !node.negate;
    default:
      return false;
  }
}
