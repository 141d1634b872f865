/**
 * In how many ways a text can match a pattern. An engine that backtracks tries all of them before it gives up. The analyser
 * of growth accepts `a?a?a?`: its time is bounded by a constant, which doubles with each `a?`.
 *
 * The pattern is an automaton whose states count the ways that lead to them. A text is found character by character: the
 * next one is that which most ways can read, or, in another text, that which leads furthest.
 */
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { defined } from '../defined.js';

/** More ways take an engine longer than some milliseconds. */
export const MOST_WAYS = 1_000_000;
/** Ways for each character: with any length of a text, a repetition that is read in one way has many ways as well. */
const MOST_WAYS_EACH = 2_000;
/** Limits of the search itself; patterns of people stay far below. */
const MOST_STATES = 30_000;
const MOST_STEPS = 1_000_000;
const LONGEST_TEXT = 4_096;
const MOST_CHARACTERS = 200;

interface State {
  readonly reads: { readonly atom: number; readonly to: number }[];
  /** Later states that are reached without a character. */
  readonly skips: number[];
  /** An earlier state: the beginning of the repetition that ends here. */
  again?: number;
}

/** A text that matches the beginning of a pattern in more than {@link MOST_WAYS} ways, if there seems to be one. */
export function manyWays(pattern: string): string | undefined {
  const tree = new RegExpParser({ ecmaVersion: 2018 }).parsePattern(pattern, 0, pattern.length, { unicode: true });
  // What looks ahead may rule out most ways; the analyser of growth says that it proves nothing about such a pattern.
  if (hasLookAhead(tree)) return undefined;
  const automaton = new Automaton();
  if (!automaton.pattern(tree.alternatives)) return undefined;
  const characters = charactersOf(tree, automaton);
  return wordOf(automaton, characters, 'count') ?? wordOf(automaton, characters, 'furthest');
}

function hasLookAhead(tree: AST.Pattern): boolean {
  let found = false;
  visitRegExpAST(tree, { onAssertionEnter: ({ kind }) => void (found ||= kind === 'lookahead') });
  return found;
}

/** Every skip leads to a later state, so that the order of the states is the order in which ways arrive. */
class Automaton {
  readonly states: State[] = [];
  /** The source of each set of characters, once. */
  readonly atoms: string[] = [];

  /** False if it is too large. */
  pattern(alternatives: readonly AST.Alternative[]): boolean {
    this.#any(alternatives, this.#state());
    return this.states.length < MOST_STATES;
  }

  #state(...from: readonly number[]): number {
    const state = this.states.push({ reads: [], skips: [] }) - 1;
    for (const one of from) this.#at(one).skips.push(state);
    return state;
  }

  #at(state: number): State {
    return defined(this.states[state], 'a state of an automaton');
  }

  #any(alternatives: readonly AST.Alternative[], from: number): number {
    const ends = alternatives.map(({ elements }) => elements.reduce((at, element) => this.#element(element, at), from));
    return this.#state(...ends);
  }

  #element(element: AST.Element, from: number): number {
    if (this.states.length >= MOST_STATES) return from;
    switch (element.type) {
      case 'Group':
      case 'CapturingGroup':
        return this.#any(element.alternatives, from);
      case 'Quantifier':
        return this.#repeated(element, from);
      case 'Assertion':
        return from;
      case 'Backreference':
        return from;
      default: {
        const to = this.#state();
        this.#at(from).reads.push({ atom: this.#atom(element.raw), to });
        return to;
      }
    }
  }

  #repeated({ min, max, element }: AST.Quantifier, from: number): number {
    let at = from;
    const ends: number[] = [];
    const isFull = (): boolean => this.states.length >= MOST_STATES;
    for (let count = 0; count < min && !isFull(); count++) at = this.#element(element, at);
    if (max === Infinity) {
      const start = this.#state(at);
      const end = this.#state(this.#element(element, start));
      this.#at(end).again = start;
      return this.#state(start);
    }
    for (let count = min; count < max && !isFull(); count++) {
      ends.push(at);
      at = this.#element(element, at);
    }
    return this.#state(...ends, at);
  }

  #atom(source: string): number {
    const at = this.atoms.indexOf(source);
    return at >= 0 ? at : this.atoms.push(source) - 1;
  }
}

interface Character {
  readonly text: string;
  readonly atoms: ReadonlySet<number>;
}

/** One character of each kind that the pattern tells apart. */
function charactersOf(tree: AST.Pattern, { atoms }: Automaton): readonly Character[] {
  const points = new Set(Array.from('aA0_ -.é中😀\n', (text) => text.codePointAt(0) ?? 0));
  visitRegExpAST(tree, { onCharacterEnter: ({ value }) => void points.add(value) });
  const tests = atoms.map((source) => new RegExp(`^(?:${source})$`, 'u'));
  const kinds = new Map<string, Character>();
  for (const point of points) {
    const text = String.fromCodePoint(point);
    const own = tests.flatMap((test, atom) => (test.test(text) ? [atom] : []));
    if (own.length > 0 && !kinds.has(own.join())) kinds.set(own.join(), { text, atoms: new Set(own) });
    if (kinds.size === MOST_CHARACTERS) break;
  }
  return [...kinds.values()];
}

interface Step {
  readonly text: string;
  readonly ways: ReadonlyMap<number, number>;
  readonly count: number;
  /** The last of the states that are reached. */
  readonly furthest: number;
}

function wordOf(
  { states }: Automaton,
  characters: readonly Character[],
  aim: 'count' | 'furthest',
): string | undefined {
  const other = aim === 'count' ? 'furthest' : 'count';
  let ways = skipped(states, new Map([[0, 1]]));
  let all = 0;
  let steps = 0;
  let text = '';
  while (ways.size > 0 && steps < MOST_STEPS && text.length < LONGEST_TEXT) {
    let best: Step = { text: '', ways: new Map(), count: 0, furthest: 0 };
    for (const character of characters) {
      const next = new Map<number, number>();
      let count = 0;
      let furthest = 0;
      for (const [state, number] of ways) {
        for (const { atom, to } of states[state]?.reads ?? []) {
          steps++;
          if (!character.atoms.has(atom)) continue;
          next.set(to, (next.get(to) ?? 0) + number);
          count += number;
          furthest = Math.max(furthest, to);
        }
      }
      const step = { text: character.text, ways: next, count, furthest };
      if (step[aim] > best[aim] || (step[aim] === best[aim] && step[other] > best[other])) best = step;
    }
    ways = skipped(states, best.ways);
    for (const number of ways.values()) all += number;
    text += best.text;
    if (all > Math.max(MOST_WAYS, MOST_WAYS_EACH * text.length)) return text;
  }
  return undefined;
}

/** The ways to all states that are reached without a further character. */
function skipped(states: readonly State[], ways: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const all = new Map<number, number>();
  let wave: ReadonlyMap<number, number> = ways;
  // A repetition begins again once for each character: an engine ends one that reads nothing.
  const again = new Set<number>();
  while (wave.size > 0) {
    const counts = new Map(wave);
    const next = new Map<number, number>();
    const open = new Ascending(wave.keys());
    for (let state = open.next(); state !== undefined; state = open.next()) {
      const count = counts.get(state) ?? 0;
      all.set(state, (all.get(state) ?? 0) + count);
      const { skips = [], again: start } = states[state] ?? {};
      for (const to of skips) {
        if (!counts.has(to)) open.add(to);
        counts.set(to, (counts.get(to) ?? 0) + count);
      }
      if (start === undefined || again.has(state)) continue;
      again.add(state);
      next.set(start, (next.get(start) ?? 0) + count);
    }
    wave = next;
  }
  return all;
}

/** Numbers in ascending order; those that are added are larger than those taken. */
class Ascending {
  readonly #numbers: number[];
  #at = 0;

  constructor(numbers: Iterable<number>) {
    this.#numbers = [...numbers].sort((a, b) => a - b);
  }

  add(number: number): void {
    let at = this.#numbers.length;
    while (at > this.#at && (this.#numbers[at - 1] ?? 0) > number) at--;
    this.#numbers.splice(at, 0, number);
  }

  next(): number | undefined {
    return this.#numbers[this.#at++];
  }
}
