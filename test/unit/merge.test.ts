/** Merging into a document of the user's own changes what is merged, and no other byte. */
import fc from 'fast-check';
import { parse, parseDocument } from 'yaml';
import { describe, expect, it } from 'vitest';
import { printYaml } from '../../generator/4-emit/print-yaml.js';
import { readDocument, type TextDocument } from '../../generator/merge/document.js';
import { changed, type Members, planMerge } from '../../generator/merge/plan.js';
import { tries } from '../support/effort.js';

const ours: Members = {
  openapi: '3.1.0',
  tags: [{ name: 'Things', description: 'Operations on things.' }],
  paths: { '/things/{id}': { get: { summary: 'One', description: 'Two\nlines.' }, post: { summary: 'New' } } },
  components: {
    schemas: { Thing: { type: 'object' } },
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  },
};

const theirs = `# Ours. Keep this.
openapi: 3.1.0
info: { title: Ours, version: "1" }   # one line
tags:
    - name: Pets      # first

paths:
    # Pets come first.
    /pets:
        get:
            responses: { '200': { description: "All" } }


    /owners/{id}:       # of pets
        get:
            description: >-
                folded
                lines
# End of paths.
components:
    schemas:
        Pet: { type: object }
        # The last comment.
x-own: &a [1, 2]
x-too: *a
`;

function read(text: string): TextDocument {
  const document = readDocument('openapi.yaml', text, printYaml);
  if ('reason' in document) throw new Error(document.reason);
  return document;
}

function merge(text: string, wanted: Members, isForced = false): string {
  const document = read(text);
  const { changes, conflicts } = planMerge(document.value, wanted, isForced);
  expect(conflicts).toEqual([]);
  const result = document.edited(changes);
  if (result === undefined) throw new Error('It cannot be edited');
  expect(read(result).value).toEqual(changed(document.value, changes));
  return result;
}

/** Whether the lines of a text stand in another one, in their order. */
function isWithin(lines: readonly string[], text: string): boolean {
  let at = 0;
  for (const line of text.split('\n')) if (line === lines[at]) at++;
  return at === lines.length;
}

describe('a document in YAML', () => {
  const merged = merge(theirs, ours);

  it('keeps every line, and gets the operations, the components and the tags', () => {
    expect(isWithin(theirs.split('\n'), merged)).toBe(true);
    const value = parse(merged) as Record<string, Members>;
    expect(value['paths']).toEqual({
      ...(parse(theirs) as Record<string, Members>)['paths'],
      ...(ours['paths'] as object),
    });
    expect(value['tags']).toEqual([{ name: 'Pets' }, ...(ours['tags'] as unknown[])]);
    expect(value['components']?.['securitySchemes']).toEqual({ bearer: { type: 'http', scheme: 'bearer' } });
  });

  it('is not changed by a second run', () => {
    expect(merge(merged, ours)).toBe(merged);
  });

  it('loses what is no longer generated, and with the last operation of a path the path', () => {
    const { post } = (ours['paths'] as Record<string, Record<string, unknown>>)['/things/{id}'] ?? {};
    const fewer = merge(merged, { ...ours, paths: { '/things/{id}': { post } } });
    expect(
      Object.keys((parse(fewer) as Record<string, Record<string, object>>)['paths']?.['/things/{id}'] ?? {}),
    ).toEqual(['post']);
    const none = merge(merged, { openapi: '3.1.0' });
    expect(isWithin(theirs.split('\n'), none)).toBe(true);
    expect(none).not.toContain('/things');
    expect(none).not.toContain('Thing:');
  });

  it('keeps its line ends', () => {
    const result = merge(theirs.replaceAll('\n', '\r\n'), ours);
    expect(result.replaceAll('\r\n', '\n')).toBe(merged);
    expect(/[^\r]\n/.test(result)).toBe(false);
  });

  it('keeps its comments where a mapping is in braces or empty', () => {
    const result = merge('# first\nopenapi: 3.1.0 # version\npaths: {}\ncomponents: { schemas: {} } # flow\n', ours);
    for (const comment of ['# first', '# version', '# flow']) expect(result).toContain(comment);
  });

  it('may end without a line end', () => {
    const result = merge('openapi: 3.1.0\npaths:\n  /a:\n    get: {}', ours);
    expect(isWithin(['  /a:', '    get: {}'], result)).toBe(true);
  });
});

describe('a document in JSON', () => {
  it('keeps its layout, and is not changed by a second run', () => {
    const text = '{\n\t"openapi": "3.1.0",\n\t"info": {"title":"x","version":"1"},\n\t"paths": {}\n}\n';
    const merged = merge(text, ours);
    expect(merged).toContain('\t"info": {"title":"x","version":"1"},\n');
    expect((JSON.parse(merged) as Members)['paths']).toEqual(ours['paths']);
    expect(merge(merged, ours)).toBe(merged);
  });
});

describe('what stands in the way', () => {
  const conflictsOf = (text: string, wanted = ours) => planMerge(read(text).value, wanted, false).conflicts;

  it('is an operation or a component of the same name that differs', () => {
    const text =
      'openapi: 3.1.0\npaths:\n  /things/{id}:\n    get: { summary: Mine }\ncomponents:\n  schemas:\n    Thing: {}\n';
    expect(conflictsOf(text)).toEqual([
      { kind: 'taken', path: ['paths', '/things/{id}', 'get'] },
      { kind: 'taken', path: ['components', 'schemas', 'Thing'] },
    ]);
    expect(parse(merge(text, ours, true))).toMatchObject({ paths: ours['paths'] });
  });

  it('is not what says the same in another order', () => {
    const text = 'openapi: 3.1.0\ncomponents:\n  securitySchemes:\n    bearer: { scheme: bearer, type: http }\n';
    expect(conflictsOf(text)).toEqual([]);
  });

  it('is an edit of what was merged, also when it is no longer generated', () => {
    const edited = merge(theirs, ours).replace('summary: New', 'summary: Newer');
    const path = ['paths', '/things/{id}', 'post'];
    expect(conflictsOf(edited)).toEqual([{ kind: 'edited', path }]);
    expect(conflictsOf(edited, { openapi: '3.1.0' })).toEqual([{ kind: 'edited', path }]);
    expect(merge(edited, ours, true)).toBe(merge(theirs, ours));
  });

  it('is a reference to another file, which no force replaces', () => {
    const text = 'openapi: 3.1.0\npaths:\n  /things/{id}: { $ref: things.yaml }\n';
    expect(planMerge(read(text).value, ours, true).conflicts.map(({ kind }) => kind)).toEqual([
      'elsewhere',
      'elsewhere',
    ]);
  });
});

it('any document in blocks keeps its lines, and says what it said with the rest', () => {
  const name = fc.stringMatching(/^[a-z]{1,6}$/);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, fc.string({ maxLength: 12 }), fc.integer(), tie('list'), tie('map')),
    list: fc.array(tie('value'), { maxLength: 3 }),
    map: fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  }));
  const document = fc.record({
    paths: fc.dictionary(
      name.map((text) => `/${text}`),
      fc.record({ get: value }),
      { minKeys: 1, maxKeys: 3 },
    ),
    components: fc.record({ schemas: fc.dictionary(name, value, { minKeys: 1, maxKeys: 3 }) }),
    'x-more': value,
  });
  fc.assert(
    fc.property(document, fc.constantFrom(2, 3, 4), fc.boolean(), (given, indent, hasComments) => {
      const plain = parseDocument(JSON.stringify({ openapi: '3.1.0', ...given }));
      const made = parseDocument(printYaml(plain.toJS()));
      const text = made
        .toString({ indent })
        .replace(/^( *)(\/\w+:)$/gm, hasComments ? '$1# about $2\n$1$2 # of it' : '$1$2');
      const merged = merge(text, ours);
      expect(isWithin(text.split('\n').slice(0, -1), merged)).toBe(true);
      expect(merge(merged, ours)).toBe(merged);
    }),
    { numRuns: tries(40, 1000), seed: 7 },
  );
});

describe('a text', () => {
  const reasonOf = (text: string, path = 'openapi.yaml'): string | undefined => {
    const read = readDocument(path, text, printYaml);
    return 'reason' in read ? read.reason : undefined;
  };

  it.each(['a: [1', '- a\n', 'just text', '[1]', '', 'a: 1\n---\nb: 2\n', 'a: *gone\n'])(
    'is no document: %j',
    (text) => {
      expect(reasonOf(text)).toEqual(expect.any(String));
    },
  );

  it('is no document if its aliases stand for too much', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `a${level}: &a${level} [${level === 0 ? 'x' : `*a${level - 1},`.repeat(9)}]`,
    );
    expect(reasonOf(`${levels.join('\n')}\n`)).toBe('its aliases stand for too much');
  });

  it('with braces is JSON where its file is called so, and YAML where it is not', () => {
    expect(reasonOf('{ "a": 1, }', 'openapi.json')).toBe('PropertyNameExpected');
    expect(reasonOf('{ a: 1, }')).toBeUndefined();
  });

  it('keeps its byte order mark, behind which places are counted', () => {
    expect(merge(`\ufeff${theirs}`, ours)).toBe(`\ufeff${merge(theirs, ours)}`);
    const json = '{\n  "openapi": "3.1.0"\n}\n';
    expect(merge(`\ufeff${json}`, ours)).toBe(`\ufeff${merge(json, ours)}`);
    expect(read(`\ufeff${json}`).offsetOf(['openapi'])).toBe(json.indexOf('"') + 1);
  });

  it('is not edited where an alias refers into what would be replaced', () => {
    const text = merge(theirs, ours).replace('type: object\n', 'type: &kind object\n');
    const document = read(`${text}x-kind: *kind\n`);
    const { changes } = planMerge(document.value, { openapi: '3.1.0' }, false);
    expect(changes.length).toBeGreaterThan(2);
    expect(document.edited(changes)).toBeUndefined();
  });
});
