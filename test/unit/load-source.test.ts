import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tries } from '../support/effort.js';
import { loadSource } from '../../generator/1-load/load-source.js';
import type { Locate } from '../../generator/1-load/definition.js';
import { nearest } from '../../generator/diagnostics/nearest.js';
import { indexLines, positionAt } from '../../generator/diagnostics/source.js';

const path = 'definitions/create-customer.spec.yaml';
const text = readFileSync(path, 'utf8');

function codesOf(text: string): readonly string[] {
  return loadSource({ path: 'a.spec.yaml', text }).diagnostics.map(({ code }) => code);
}

/** The text that `at` points to. */
function textAt(at: Locate, ...where: Parameters<Locate>): string {
  const { source, start, end } = at(...where);
  return source.text.slice(start, end);
}

describe('places', () => {
  it.each([
    ['as it is', text],
    ['with CRLF', text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${text}`],
  ])('point at keys and values: %s', (_, variant) => {
    const { file } = loadSource({ path, text: variant });
    if (!file) throw new Error('the definition has a mistake');
    const field = ['shapes', 'Contact', 'fields', 'role'];
    expect(textAt(file.at, [...field, 'presence'])).toBe('M');
    expect(textAt(file.at, [...field, 'presence'], 'key')).toBe('presence');
    expect(textAt(file.at, [...field, 'enum', 1])).toBe('NONE');
    expect(textAt(file.at, ['examples', 0, 'value', 'contact', 'birthdate'])).toBe('"29022000"');
    expect(textAt(file.at, [...field, 'nothing', 'here'])).toBe(textAt(file.at, field));
    expect(positionAt(file.source, file.at(field, 'key').start)).toEqual({
      line: text.split('\n').findIndex((line) => line.startsWith('      role:')) + 1,
      column: 7,
    });
  });

  it('count CRLF, LF and CR as one line end each', () => {
    const source = { path: 'a', text: 'a\r\nb\nc\rd\n' };
    expect([...source.text].map((_, offset) => positionAt(source, offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 2, column: 2 },
      { line: 3, column: 1 },
      { line: 3, column: 2 },
      { line: 4, column: 1 },
      { line: 4, column: 2 },
    ]);
    expect(positionAt(source, 99)).toEqual({ line: 5, column: 1 });
    expect(indexLines(source).lines).toEqual(['a', 'b', 'c', 'd', '']);
  });
});

describe('nesting', () => {
  /** Far more than a parser that calls itself for each of them could take. */
  const many = tries(20_000, 100_000);

  it.each([
    ['brackets', 'a: '.padEnd(1_000_000, '[')],
    ['brackets with a closing one in quotes', `a: ${'["]",'.repeat(200_000)}`],
    ['braces', `${'{a: '.repeat(250_000)}`],
    ['dashes', '- '.repeat(500_000)],
    ['question marks', '? '.repeat(500_000)],
    ['indentation', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('is rejected before parsing: %s', (_, deep) => {
    expect(codesOf(deep)).toEqual(['nested-too-deeply']);
  });

  it('may be 64 levels deep, but not 65', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(codesOf(nested(64))).not.toContain('nested-too-deeply');
    expect(codesOf(nested(65))).toEqual(['nested-too-deeply']);
  });

  it.each([
    ['keys in one line', 'a: '.repeat(many)],
    ['colons', ': '.repeat(many)],
    ['anchors', '&a '.repeat(many / 2)],
    ['quotes', '"'.repeat(many)],
    ['documents', '---\n'.repeat(many / 2)],
  ])('is not too deep in text that is rejected otherwise: %s', (_, odd) => {
    expect(codesOf(odd).length).toBeGreaterThan(0);
  });

  it('ignores brackets in quotes and comments, and deep block text', () => {
    const stairs = Array.from({ length: 80 }, (_, depth) => `${' '.repeat(depth + 2)}x`).join('\n');
    expect(codesOf(`operation: "${'['.repeat(80)}"\n# ${'{'.repeat(80)}\ntitle: |\n${stairs}\n`)).not.toContain(
      'nested-too-deeply',
    );
  });
});

describe('any text', () => {
  it('is loaded or has a diagnostic, and never causes an exception', () => {
    const node = fc.constantFrom(
      ...[
        'a',
        ':',
        ' ',
        '\n',
        '- ',
        '? ',
        '[',
        ']',
        '{',
        '}',
        ',',
        '"',
        "'",
        '\\',
        '&a ',
        '*a',
        '<<: ',
        '!!str ',
        '!',
        '%YAML 1.1',
      ],
      ...[
        '---',
        '...',
        '|',
        '>',
        '#',
        '\t',
        '\r',
        '\ufeff',
        '\0',
        '\u2028',
        '\ud800',
        '__proto__',
        'operation: ',
        'shapes:',
        'fields:',
        '~',
        '.inf',
      ],
    );
    fc.assert(
      fc.property(fc.array(node, { maxLength: 40 }), (nodes) => {
        const { file, diagnostics } = loadSource({ path: 'a.spec.yaml', text: nodes.join('') });
        expect(file === undefined).toBe(diagnostics.length > 0);
        for (const { span } of diagnostics) {
          expect(span && span.start <= span.end && span.end <= span.source.text.length + 1).toBe(true);
        }
      }),
      { numRuns: tries(60, 1200) },
    );
  });

  it('that is a prefix of a real definition is loaded or has a diagnostic', () => {
    for (let length = 0; length < text.length; length += tries(389, 97)) {
      const { file, diagnostics } = loadSource({ path, text: text.slice(0, length) });
      expect(file === undefined).toBe(diagnostics.length > 0);
    }
  });

  it('leaves Object.prototype unchanged', () => {
    loadSource({ path, text: '__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n' });
    expect('polluted' in {}).toBe(false);
  });
});

describe('the nearest word', () => {
  it.each([
    ['descripton', ['description'], 'description'],
    ['NUMERIC', ['Numeric'], 'Numeric'],
    ['ab', ['b', 'a'], 'b'],
    ['xyz', ['abc'], undefined],
    ['', ['M'], 'M'],
    // Six of eighteen letters may differ, not seven.
    ['abcdefghijk', ['abcdefghijklmnopqr'], 'abcdefghijklmnopqr'],
    ['abcdefghij', ['abcdefghijklmnopqr'], undefined],
    // The Kelvin sign is no K.
    ['\u212a', ['kk'], undefined],
    ['a'.repeat(65), ['a'.repeat(65)], undefined],
  ])('to %j in %j is %j', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });
});
