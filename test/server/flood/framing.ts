/** Bodies that do not come as they were announced: too short, too long, too slow, in wrong chunks, or never. */
import { nothing, outcomes, type Piece } from './attack.js';
import type { Maker, Tools } from './bodies.js';
import { apart, ask, careful, type Header, request } from './http.js';

const { good, invalid, notFound, tooLarge, tooSlow, wrongMethod } = outcomes;

/** A good body that carries the marker. */
function bodyOf({ material, ground }: Tools): string {
  return JSON.stringify({ [ground.marker]: ground.marker, ...material.example });
}

const json: Header = ['content-type', 'application/json'];
const host: Header = ['host', 'localhost'];

/** A text as chunks of random sizes. */
function chunks({ random }: Tools, text: string, largest: number): string {
  let result = '';
  for (let at = 0; at < text.length;) {
    const piece = text.slice(at, at + random.between(1, largest));
    result += `${piece.length.toString(16)}${random.pick(['', '', ';a=b', ';a="b c"'])}\r\n${piece}\r\n`;
    at += piece.length;
  }
  return result;
}

/** Pieces with short pauses between them. */
function dribbled({ random }: Tools, bytes: Buffer, pieces: number): readonly Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (let index = 0; index < pieces && at < bytes.length; index++) {
    const next = index === pieces - 1 ? bytes.length : random.between(at + 1, bytes.length);
    result.push(bytes.subarray(at, next), random.between(0, 8));
    at = next;
  }
  return result;
}

export const framing: Readonly<Record<string, Maker>> = {
  'length too short': (tools) => {
    const body = bodyOf(tools);
    const length = tools.random.between(0, body.length - 1);
    const bytes = request(tools.ground, { headers: [host, json, ['content-length', String(length)]], body });
    // What is left over is taken for another request, which it is not; that may be noticed before the first is answered.
    return apart('framing/length too short', [bytes], 'wait', [invalid], [invalid, nothing]);
  },
  'length too long': (tools) => {
    const body = bodyOf(tools);
    const length = body.length + tools.random.between(1, 5000);
    const bytes = request(tools.ground, { headers: [host, json, ['content-length', String(length)]], body });
    return tools.random.chance(0.5)
      ? apart('framing/length too long, then the end', [bytes], 'end', [invalid])
      : apart('framing/length too long, then gone', [bytes, tools.random.between(0, 20)], 'cut');
  },
  'never complete': (tools) => {
    const body = bodyOf(tools).slice(0, tools.random.between(0, 500));
    const bytes = request(tools.ground, { headers: [host, json, ['content-length', '5000']], body });
    return apart('framing/never complete', [bytes], 'wait', [tooSlow]);
  },
  'invalid length': (tools) => {
    const body = bodyOf(tools);
    const length = tools.random.pick([
      ...['-1', `-${body.length}`, 'NaN', '0x10', '1e3', '5.0', '5, 5', '1_0', '1 0', `${body.length};`, '٣'],
      '9'.repeat(30),
      '18446744073709551616',
    ]);
    const bytes = request(tools.ground, { headers: [host, json, ['content-length', length]], body });
    return apart('framing/invalid length', [bytes], 'wait', [invalid]);
  },
  'length that is huge': (tools) => {
    const length = tools.random.pick(['262145', '999999999', '999999999999', '9007199254740993']);
    const bytes = request(tools.ground, { headers: [host, json, ['content-length', length]], body: bodyOf(tools) });
    return apart('framing/length that is huge', [bytes], 'wait', [tooLarge]);
  },
  'two lengths': (tools) => {
    const body = bodyOf(tools);
    const lengths = [String(body.length), tools.random.pick([String(body.length), '0', '5'])];
    const headers = lengths.map((length): Header => ['content-length', length]);
    const bytes = request(tools.ground, { headers: [host, json, ...headers], body });
    return apart('framing/two lengths', [bytes], 'wait', [invalid]);
  },
  'length and chunks': (tools) => {
    const body = bodyOf(tools);
    const headers: Header[] = [
      ['content-length', String(body.length)],
      ['transfer-encoding', 'chunked'],
    ];
    if (tools.random.chance(0.5)) headers.reverse();
    const bytes = request(tools.ground, {
      headers: [host, json, ...headers],
      body: `${chunks(tools, body, 500)}0\r\n\r\n`,
    });
    return apart('framing/length and chunks', [bytes], 'wait', [invalid]);
  },
  'unknown transfer': (tools) => {
    const coding = tools.random.pick([
      'gzip',
      'identity',
      'xchunked',
      'chunked, gzip',
      'chunked, identity',
      ' ',
      'cow',
    ]);
    const bytes = request(tools.ground, { headers: [host, json, ['transfer-encoding', coding]], body: bodyOf(tools) });
    return apart('framing/unknown transfer', [bytes], 'end', [invalid], [invalid, nothing]);
  },
  'small chunks': (tools) => {
    const body = `${chunks(tools, bodyOf(tools), 40)}0\r\n${tools.random.pick(['', 'a: b\r\n', '__proto__: x\r\n'])}\r\n`;
    return ask('framing/small chunks', chunked(tools, body), good);
  },
  'invalid chunks': (tools) => {
    const start = chunks(tools, bodyOf(tools), 400);
    const wrong = tools.random.pick([
      ...[
        'zz\r\n',
        '-1\r\n',
        `${'f'.repeat(17)}\r\n`,
        '5\r\nabc',
        '5\nabcde\n',
        ';\r\n',
        '0x5\r\nabcde\r\n',
        ' \r\n',
        '\r\n',
      ],
      ...['5\r\nabcdefgh\r\n', '1e1\r\n', '\0\r\n', '+5\r\n', `1;${'a'.repeat(20_000)}\r\nx\r\n`, '5 5\r\n', '€\r\n'],
    ]);
    const bytes = chunked(tools, tools.random.chance(0.5) ? wrong : start + wrong);
    return apart('framing/invalid chunks', [bytes], 'end', [invalid]);
  },
  'chunks without an end': (tools) => {
    const bytes = chunked(tools, chunks(tools, bodyOf(tools), 400));
    return tools.random.chance(0.5)
      ? apart('framing/chunks without an end', [bytes], 'end', [invalid])
      : apart('framing/chunks without an end, then gone', [bytes, tools.random.between(0, 20)], 'cut');
  },
  'too many chunks': (tools) => {
    const body = `${chunks(tools, ' '.repeat(300_000), 8000)}0\r\n\r\n`;
    return apart('framing/too many chunks', [chunked(tools, body)], 'wait', [tooLarge]);
  },
  'without end': (tools) => {
    // More than is waited for: the caller may lose its answer with the connection.
    const mebibyte = Buffer.alloc(1024 * 1024, `100000\r\n${tools.ground.marker}`);
    const pieces = [chunked(tools, ''), ...Array.from({ length: 6 }, () => chunkOf(mebibyte))];
    return apart('framing/without end', pieces, 'wait', [tooLarge, nothing]);
  },
  slow: (tools) => {
    const body = bodyOf(tools);
    const bytes = request(tools.ground, { headers: careful(body), body });
    const pieces = dribbled(tools, bytes, tools.random.between(2, 8));
    return { ...ask('framing/slow', bytes, good), pieces };
  },
  'slow, then gone': (tools) => {
    const body = bodyOf(tools);
    const bytes = request(tools.ground, { headers: careful(body), body });
    const part = bytes.subarray(0, tools.random.between(1, bytes.length - 1));
    return apart('framing/slow, then gone', dribbled(tools, part, tools.random.between(1, 6)), 'cut');
  },
  'slow, then the end': (tools) => {
    const body = bodyOf(tools);
    const bytes = request(tools.ground, { headers: careful(body), body });
    const part = bytes.subarray(0, tools.random.between(1, bytes.length - 1));
    const pieces = dribbled(tools, part, tools.random.between(1, 6));
    return apart('framing/slow, then the end', pieces, 'end', [invalid]);
  },
  'complete, then gone': (tools) => {
    const body = bodyOf(tools);
    const bytes = request(tools.ground, { headers: careful(body), body });
    return apart('framing/complete, then gone', [bytes, tools.random.between(0, 3)], 'cut');
  },
  'several at once': (tools) => {
    const { random, ground, material } = tools;
    const kinds = Array.from({ length: random.between(2, 6) }, () => random.between(0, 3));
    const requests = kinds.map((kind): readonly [Buffer, string] => {
      const body = bodyOf(tools);
      const bad = JSON.stringify({ [ground.marker]: material.example });
      if (kind === 0) return [request(ground, { headers: careful(body), body }), good];
      if (kind === 1) return [request(ground, { headers: careful(bad), body: bad }), invalid];
      if (kind === 2) return [request(ground, { target: '/', headers: careful(body), body }), notFound];
      return [request(ground, { method: 'GET', headers: [host] }), wrongMethod];
    });
    const bytes = Buffer.concat(requests.map(([one]) => one));
    return { ...ask('framing/several at once', bytes), expected: requests.map(([, outcome]) => [outcome]) };
  },
  'good, then garbage': (tools) => {
    const body = bodyOf(tools);
    const garbage = tools.random.pick([
      '}',
      'x',
      '{}',
      '\0',
      'POST',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n',
    ]);
    const bytes = Buffer.concat([request(tools.ground, { headers: careful(body), body }), Buffer.from(garbage)]);
    // Whoever is told that the request was invalid believes that no customer was created.
    return apart('framing/good, then garbage', [bytes], 'end', [good], [invalid, nothing]);
  },
  'a length for GET': (tools) => {
    const body = bodyOf(tools);
    const bytes = request(tools.ground, { method: 'GET', headers: careful(body), body });
    return ask('framing/a length for GET', bytes, wrongMethod);
  },
};

function chunked({ ground }: Tools, body: string): Buffer {
  return request(ground, { headers: [host, json, ['transfer-encoding', 'chunked']], body });
}

function chunkOf(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}
