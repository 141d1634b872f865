import { describe, expect, it } from 'vitest';
import { loadPayload, readPayload } from '../../generator/1-load/payload.js';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.js';
import { positionAt } from '../../generator/diagnostics/source.js';

const load = (text: string | Buffer) => loadPayload('x.json', Buffer.isBuffer(text) ? text : Buffer.from(text));
/** `line:column code`. */
const places = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code, span }) => {
    const { line, column } = span ? positionAt(span.source, span.start) : { line: 0, column: 0 };
    return `${line}:${column} ${code}`;
  });
const codes = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map(({ code }) => code);

describe('a payload', () => {
  const text = '{"a": [1, {"b/c": 2, "~": 3}],\r\n "__proto__": {"": 4}, "a2": null}';

  it.each([
    ['', 1, 1],
    ['/a', 1, 7],
    ['/a/0', 1, 8],
    ['/a/1/b~1c', 1, 19],
    ['/a/1/~0', 1, 27],
    ['/a/1/missing', 1, 11],
    ['/a/7', 1, 7],
    ['/a/1/missing/deeper', 1, 11],
    ['/missing', 1, 1],
    ['/__proto__', 2, 15],
    ['/__proto__/', 2, 20],
  ])('has its value at %j in line %i, column %i', async (pointer, line, column) => {
    const { payload } = await load(text);
    if (!payload) throw new Error('not read');
    expect(positionAt(payload.source, payload.placeOf(pointer).start)).toEqual({ line, column });
  });

  it('has places for its keys, and for a missing element the place of its parent', async () => {
    const { payload } = await load(text);
    if (!payload) throw new Error('not read');
    const at = (pointer: string) => positionAt(payload.source, payload.keyOf(pointer).start);
    expect(at('/__proto__')).toEqual({ line: 2, column: 2 });
    expect(at('/a/1/b~1c')).toEqual({ line: 1, column: 12 });
    expect(at('/a/1/missing')).toEqual({ line: 1, column: 11 });
  });

  it('has the value that JSON.parse returns, own __proto__ included', async () => {
    const { payload } = await load(text);
    expect(payload?.value).toEqual(JSON.parse(text));
    expect(Object.keys(payload?.value as object)).toContain('__proto__');
  });

  it('that is not JSON is rejected at the first invalid character', async () => {
    const { payload, diagnostics } = await load('{"a": 1,\n}');
    expect(payload).toBeUndefined();
    expect(codes(diagnostics)).toEqual(['json-syntax']);
    expect(places(diagnostics)).toEqual(['2:1 json-syntax']);
  });

  it('with a byte order mark or repeated keys is reported and read; the last key counts', async () => {
    const { payload, diagnostics } = await load('\ufeff{"a": 1,\n"\\u0061": {"b": 1, "b": 2}}');
    expect(codes(diagnostics)).toEqual(['json-byte-order-mark', 'json-duplicate-key', 'json-duplicate-key']);
    expect(places(diagnostics).slice(1)).toEqual(['2:1 json-duplicate-key', '2:20 json-duplicate-key']);
    expect(payload && positionAt(payload.source, payload.placeOf('/a/b').start)).toEqual({ line: 2, column: 25 });
  });

  it.each([
    ['a Latin-1 letter', Buffer.from('{"a":"caf\xe9"}', 'latin1'), 10],
    ['a cut sequence', Buffer.from([0x22, 0xe2, 0x82, 0x22]), 2],
    ['an encoded surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 2],
    ['a broken byte that looks like the replacement', Buffer.from([0x22, 0xef, 0xbf, 0x22]), 2],
    ['a broken byte behind the replacement itself', Buffer.from([0x22, 0xef, 0xbf, 0xbd, 0xff, 0x22]), 3],
    ['a broken byte behind a byte order mark', Buffer.from([0xef, 0xbb, 0xbf, 0x22, 0xff, 0x22]), 2],
  ])('with %s is rejected at the byte', async (_, bytes, column) => {
    const { diagnostics } = await load(bytes);
    expect(codes(diagnostics)).toEqual(['json-not-utf8']);
    expect(places(diagnostics)).toEqual([`1:${column} json-not-utf8`]);
  });

  it('may contain the replacement character', async () => {
    expect((await load('"\ufffd"')).diagnostics).toEqual([]);
  });

  it('may be 256 levels deep and no deeper; brackets in texts do not count', async () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect((await load(nested(256))).diagnostics).toEqual([]);
    expect(codes((await load(nested(257))).diagnostics)).toEqual(['json-too-deep']);
    expect((await load(JSON.stringify('["\\'.repeat(300)))).diagnostics).toEqual([]);
  });

  it('is read up to a limit from every source', async () => {
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) yield Buffer.alloc(1024 * 1024, ' ');
    }
    expect(codes((await readPayload('stdin', endless())).diagnostics)).toEqual(['json-too-large']);
    expect(codes((await readPayload('/dev/zero')).diagnostics)).toEqual(['cannot-read']);
    expect(codes((await readPayload('missing.json')).diagnostics)).toEqual(['cannot-read']);
  });
});
