/** Patterns that take ASCII only, so that texts they match have as many bytes as characters. */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** Whether every text that matches is ASCII, as far as the pattern's parts show that one by one. */
export function takesAsciiOnly(pattern: string): boolean {
  const { alternatives } = new RegExpParser().parsePattern(pattern, undefined, undefined, { unicode: true });
  return alternatives.every(({ elements }) => isWhole(elements) && elements.every(isAscii));
}

/** Anchored on both sides: else anything may stand around what matches. */
function isWhole(elements: readonly AST.Element[]): boolean {
  const [first, last] = [elements[0], elements.at(-1)];
  return first?.type === 'Assertion' && first.kind === 'start' && last?.type === 'Assertion' && last.kind === 'end';
}

type Part = AST.Element | AST.CharacterClassElement;

function isAscii(node: Part): boolean {
  switch (node.type) {
    // What looks ahead takes no character.
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
