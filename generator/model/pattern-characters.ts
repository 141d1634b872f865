/** Which characters the texts consist of that match a pattern, judged by each part of the pattern separately. */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** Whether every matching text is ASCII, so that it has as many bytes as characters. */
export function takesAsciiOnly(pattern: string): boolean {
  return takesOnly(pattern, (_, last) => last < 0x80);
}

/** Whether every matching text consists of the digits 0 to 9, so that it writes a number. */
export function takesDigitsOnly(pattern: string): boolean {
  return takesOnly(pattern, (first, last) => first >= ZERO && last <= NINE);
}

const [ZERO, NINE, LAST_OF_WORDS] = [0x30, 0x39, 0x7a];

/** Whether all characters of a range may stand in a text. */
type Allowed = (first: number, last: number) => boolean;

function takesOnly(pattern: string, isAllowed: Allowed): boolean {
  const { alternatives } = new RegExpParser().parsePattern(pattern, undefined, undefined, { unicode: true });
  return alternatives.every(({ elements }) => isWhole(elements) && elements.every((one) => isMade(one, isAllowed)));
}

/** Whether the pattern is anchored on both sides; otherwise any text may surround the match. */
function isWhole(elements: readonly AST.Element[]): boolean {
  const [first, last] = [elements[0], elements.at(-1)];
  return first?.type === 'Assertion' && first.kind === 'start' && last?.type === 'Assertion' && last.kind === 'end';
}

type Part = AST.Element | AST.CharacterClassElement;

/** Whether what a part takes is made of such characters. */
function isMade(node: Part, isAllowed: Allowed): boolean {
  switch (node.type) {
    // A look-ahead consumes no characters.
    case 'Assertion':
    case 'Backreference':
      return true;
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives.every(({ elements }) => elements.every((one) => isMade(one, isAllowed)));
    case 'Quantifier':
      return isMade(node.element, isAllowed);
    case 'Character':
      return isAllowed(node.value, node.value);
    case 'CharacterClassRange':
      return isAllowed(node.min.value, node.max.value);
    case 'CharacterClass':
      return !node.negate && node.elements.every((one) => isMade(one, isAllowed));
    case 'CharacterSet':
      if (node.kind !== 'digit' && node.kind !== 'word') return false;
      return !node.negate && isAllowed(ZERO, node.kind === 'digit' ? NINE : LAST_OF_WORDS);
    default:
      return false;
  }
}
