/**
 * Patterns whose time can be told from their form, so that the analyser, which is large, is loaded for others alone: an engine
 * has few ways to read a text, and at most one place where it goes on reading.
 */
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/** Steps from one beginning of a match, whatever the length of the text: where it can begin once, and where anywhere. */
const MOST_STEPS = 1_000_000;
const MOST_STEPS_ANYWHERE = 100;

/** Ways to read a text beside a loop, each of which may go through all of the text. */
const MOST_WAYS = 10;

/**
 * Whether the pattern is matched in linear time, certainly. From each beginning of a match, an engine tries a bounded number
 * of ways, each of bounded length. A loop makes the length unbounded, so that the match may begin in one place only.
 */
export function isPlainlyLinear(pattern: string): boolean {
  const tree = new RegExpParser({ ecmaVersion: 2018 }).parsePattern(pattern, 0, pattern.length, { unicode: true });
  const loops = loopsOf(tree);
  if (loops === undefined || loops > 1) return false;
  const isAnchored = tree.alternatives.every(
    ({ elements: [first] }) => first?.type === 'Assertion' && first.kind === 'start',
  );
  const ways = waysOfAny(tree.alternatives);
  if (loops > 0) return isAnchored && ways <= MOST_WAYS;
  return ways * longestOfAny(tree.alternatives) <= (isAnchored ? MOST_STEPS : MOST_STEPS_ANYWHERE);
}

/** The number of loops; undefined if there is anything whose time its form does not tell. */
function loopsOf(tree: AST.Pattern): number | undefined {
  let loops = 0;
  let repeats = 0;
  let isPlain = true;
  visitRegExpAST(tree, {
    onAssertionEnter: ({ kind }) => void (isPlain &&= kind === 'start' || kind === 'end'),
    onBackreferenceEnter: () => void (isPlain = false),
    onQuantifierEnter({ max, element }) {
      if (max === Infinity) {
        loops++;
        // A loop in a repetition is several.
        isPlain &&= repeats === 0 && element.type.startsWith('Character');
      }
      repeats++;
    },
    onQuantifierLeave: () => void repeats--,
  });
  return isPlain ? loops : undefined;
}

function waysOfAny(alternatives: readonly AST.Alternative[]): number {
  return alternatives.reduce((sum, { elements }) => sum + elements.reduce((ways, one) => ways * waysOf(one), 1), 0);
}

function waysOf(element: AST.Element): number {
  if (element.type === 'Group' || element.type === 'CapturingGroup') return waysOfAny(element.alternatives);
  if (element.type !== 'Quantifier' || element.max === Infinity) return 1;
  const { min, max } = element;
  const once = waysOf(element.element);
  if (once === 1) return max - min + 1;
  let ways = 0;
  for (let count = min; count <= max && ways <= MOST_STEPS; count++) ways += once ** count;
  return ways;
}

/** The length of the longest text that is read, where there is no loop. */
function longestOfAny(alternatives: readonly AST.Alternative[]): number {
  return alternatives.reduce(
    (most, { elements }) =>
      Math.max(
        most,
        elements.reduce((sum, one) => sum + longestOf(one), 0),
      ),
    1,
  );
}

function longestOf(element: AST.Element): number {
  if (element.type === 'Group' || element.type === 'CapturingGroup') return longestOfAny(element.alternatives);
  return element.type === 'Quantifier' ? element.max * longestOf(element.element) : 1;
}
