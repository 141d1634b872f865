/** Every output escapes invisible characters, so that text of a definition cannot look like other text. */
import { beforeAll, describe, expect, it } from 'vitest';
import { emit } from '../../generator/4-emit/emit.js';
import * as encode from '../../generator/4-emit/encode.js';
import { handlerFactsOf, handlerFiles } from '../../generator/4-emit/handlers.js';
import type { EmittedFile } from '../../generator/4-emit/target.js';
import { templateViews } from '../../generator/4-emit/targets/index.js';
import { loadTemplates } from '../../generator/4-emit/templates/load-templates.js';
import { buildTexts, tinyText } from '../support/tiny.js';

/** Overrides and isolates of the writing direction, what has no width, what hides letters, tags. */
const characters = [
  ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\u200e', '\u200f'],
  ...['\u061c', '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\u2063', '\u206f', '\u034f', '\u115f', '\u3164'],
  ...['\uffa0', '\ufff9', '\ufe00', '\ufe0e', '\u180e', '\u17b4', '\u{1d173}', '\u{e0001}', '\u{e0041}', '\u{e0100}'],
];
const all = `a${characters.join('b')}c`;
const hidden = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u007f-\u009f\u2028\u2029]/u;

describe('every place escapes invisible characters', () => {
  it.each(
    Object.entries(encode).filter(([name]) => !/^(identifier|htmlId|linkTarget|oneLine|isInvisible)$/.test(name)),
  )('%s', (_, encoder) => {
    const encoded = (encoder as (value: string, flags?: string) => string)(all, 'u');
    expect(encoded).not.toMatch(hidden);
  });

  it('the list holds every character that Unicode calls invisible', () => {
    const listed: number[] = [];
    for (let code = 0x80; code < 0x110000; code++) {
      // Half a pair is no character, and signs of numbers and verses are seen.
      if (
        (code & 0xff800) === 0xd800 ||
        /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u.test(String.fromCodePoint(code))
      )
        continue;
      const character = String.fromCodePoint(code);
      if (hidden.test(character) && encode.lineComment(`a${character}b`) === `a${character}b`) listed.push(code);
    }
    // Controls of hieroglyphs arrange what is seen.
    expect(listed.filter((code) => code < 0x13430 || code > 0x1345f).map((code) => code.toString(16))).toEqual([]);
  });
});

describe('a definition with invisible characters in every slot', () => {
  let files: readonly EmittedFile[];
  beforeAll(async () => {
    const text = JSON.stringify(`Hidden ${all}`);
    const rows = {
      word: `type: String, presence: O, enum: [${JSON.stringify(`x${all}`)}, plain], default: plain, deprecated: ${text}`,
      matched: `type: String, presence: O, pattern: "^a\\u202e?\\u200d*$"`,
      other: `type: String, presence: CM, when: { field: word, equals: ${JSON.stringify(`x${all}`)} }`,
      spoken: `type: String, presence: CM, when: { prose: ${text} }`,
      key: `type: UUID, presence: O, keywords: [${JSON.stringify(`k${all}`)}]`,
    };
    const operation = tinyText(rows)
      .replaceAll('description: It.', `description: ${text}`)
      .replace('title: Title of make-thing', `title: ${text}`)
      .replace('table: Thing', `table: ${text}`)
      .replace('tag: Things', `tag: ${text}`);
    const model = buildTexts([operation]);
    const { render } = await loadTemplates(templateViews);
    if (!render) throw new Error('There are no templates');
    files = [
      ...(await emit(model)),
      ...(await handlerFiles(model.operations.map(handlerFactsOf), (module) => `../generated/${module}.js`, render)),
    ];
  });

  it('has them escaped in every file', () => {
    const own = files.filter(({ path }) => !/^(http|validation)\//.test(path));
    expect(own.length).toBeGreaterThan(10);
    const raw = own.flatMap(({ path, content }) =>
      content
        .split('\n')
        .flatMap((line, index) => (hidden.test(line) ? [`${path}:${index + 1} ${line.slice(0, 80)}`] : [])),
    );
    expect(raw).toEqual([]);
    expect(own.filter(({ content }) => /\\u202e|&#8238;|\\u\{202e\}/i.test(content)).length).toBeGreaterThan(6);
  });
});
