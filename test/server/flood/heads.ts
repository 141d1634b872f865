/** Targets, methods and headers that are odd or wrong, mostly with a good body. */
import { type Attack, bare, nothing, type Outcome, outcomes } from './attack.js';
import type { Maker, Tools } from './bodies.js';
import { apart, ask, careful, type Header, type Parts, request } from './http.js';

const { good, invalid, notFound, unauthenticated, wrongMethod, wrongType } = outcomes;

function bodyOf({ material, ground }: Tools): string {
  return JSON.stringify({ [ground.marker]: ground.marker, ...material.example });
}

/** A careful request, but for what is given. */
function sent(tools: Tools, kind: string, parts: Parts, ...expected: readonly Outcome[]): Attack {
  const body = bodyOf(tools);
  return ask(`head/${kind}`, request(tools.ground, { headers: careful(body), body, ...parts }), ...expected);
}

/** The same on a connection of its own. */
function alone(tools: Tools, kind: string, parts: Parts, ...expected: readonly Outcome[]): Attack {
  const { kind: name, pieces } = sent(tools, kind, parts);
  return apart(name, pieces, 'wait', expected);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The odd Hosts that a URL can have as they are written. */
const hosts = /^(?:[a-z0-9.-]*example\.com|EXAMPLE\.com|\[::1\]:80|\.\.)$/;

/** What the definition says about a target; nothing is normalised. */
function routed(target: string): Outcome {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  const segment = /^\/api\/v2\/customer\/([^/]+)$/.exec(path)?.[1];
  if (segment === undefined) return notFound;
  try {
    return uuid.test(decodeURIComponent(segment)) ? good : invalid;
  } catch {
    return invalid;
  }
}

export const heads: Readonly<Record<string, Maker>> = {
  'a path': (tools) => {
    const { random, ground } = tools;
    const { path, marker } = ground;
    const id = path.slice(path.lastIndexOf('/') + 1);
    const base = path.slice(0, -id.length);
    const target = random.pick([
      ...[
        '%2e%2e',
        '..',
        '.',
        '%2E',
        '%00',
        '%zz',
        '%',
        '%e0%a4',
        '%25',
        '%252e%252e',
        '%2525',
        '%c0%ae',
        '~',
        ';',
        ':',
      ].map((piece) => random.pick([base + piece, `${base}${piece}/${id}`, `${path}${piece}`, `/${piece}${path}`])),
      ...[`${base}${id.slice(0, 8)}%2d${id.slice(9)}`, `${path}/`, `${path}//`, `/${path}`, path.toUpperCase(), base],
      ...[
        `${path}/${marker}`,
        `${base}${marker}`,
        `/${marker}`,
        '/',
        '//',
        '/api',
        `${path};${marker}`,
        `${base}%2f${id}`,
      ],
      ...[
        `${path}%00${marker}`,
        `${path}%20`,
        `${path}%0d%0aset-cookie:${marker}`,
        `${base}{id}`,
        `${base}:id`,
        `${base}*`,
      ],
      ...[`${base}${encodeURIComponent(`../${id}`)}`, `${base}..%2f${id}`, `${base}..%5c${id}`, `${base}%252f${id}`],
      ...[`${base}undefined`, `${base}null`, `${base}__proto__`, `${base}constructor`, `${base}%5F%5Fproto%5F%5F`],
      ...[`${base}${id}${marker}`, `${base}%F0%9F%92%A5`, `${base}${'%41'.repeat(300)}`, `${base}%u0041`],
    ]);
    return sent(tools, 'a path', { target }, routed(target));
  },
  'a query': (tools) => {
    const { random, ground } = tools;
    const { path, marker } = ground;
    const id = path.slice(path.lastIndexOf('/') + 1);
    const query = random.pick([
      ...['?', '??', '?&&=', `?${marker}`, `?${marker}=${marker}`, '?__proto__=1', '?constructor[prototype]=1'],
      ...[
        `?x[__proto__][polluted]=${marker}`,
        `?${'a=1&'.repeat(1000)}`,
        `?${marker.repeat(200)}`,
        '?a=/../..',
        '#a',
        `?#${marker}`,
      ],
    ]);
    const broken = random.pick([
      ...['%zz', 'a=%', 'a=%4', '%c3', 'a=%ff', 'a=%ed%a0%80', 'a=%c0%80', 'a=%f5%80%80%80', '%00', 'a=%00', 'a=b%00c'],
      ...['a=\u00ff', '\u00e9', '&'.repeat(50) + '%', `${'a&'.repeat(1001)}`, `${marker}=%u0041`],
    ]);
    if (random.chance(0.3)) return alone(tools, 'an invalid query', { target: `${path}?${broken}` }, invalid);
    // An id that is told twice is none, wherever; one that is told in the query alone neither.
    const twice = random.pick([`?id=${id}`, `?id=${marker}`, `?id=1&id=2`]);
    return random.chance(0.8)
      ? sent(tools, 'a query', { target: path + query }, good)
      : sent(tools, 'an id in the query', { target: path + twice }, good);
  },
  'an absolute target': (tools) => {
    const { random, ground } = tools;
    const { path, marker } = ground;
    const origin = random.pick([
      'http://localhost',
      'http://example.com:81',
      `http://${marker}.example.com`,
      'HTTP://a',
    ]);
    const target = origin + random.pick([path, path, '', '/', `${path}/`, `${path}?${marker}`, `/${marker}`]);
    return sent(tools, 'an absolute target', { target }, routed(target));
  },
  'an invalid target': (tools) => {
    const { random, ground } = tools;
    const { path, marker } = ground;
    const target = random.pick([
      ...[
        '*',
        marker,
        `${marker}:80`,
        `ftp://${marker}${path}`,
        `javascript:${marker}`,
        `http:${path}`,
        `http://${path}`,
      ],
      ...['', `${path} x`, `\t${path}`, path.replaceAll('/', '\\'), `${path}\\..`, `/\u0000${path}`, `${path}\u00ff`],
      ...[
        `?${path}`,
        `#${path}`,
        '.',
        '..',
        `http://[::1${path}`,
        `http://a b${path}`,
        `http://user:${marker}@h${path}`,
      ],
    ]);
    return alone(tools, 'an invalid target', { target }, notFound, invalid);
  },
  'spaces before a target': (tools) => {
    const body = bodyOf(tools);
    const target = ' '.repeat(tools.random.between(1, 5)) + tools.ground.path;
    // Node's parser skips them.
    return sent(tools, 'spaces before a target', { target, headers: careful(body), body }, good);
  },
  'OPTIONS *': (tools) => {
    const parts = { method: 'OPTIONS', target: '*', headers: careful('') };
    return alone(tools, 'OPTIONS *', parts, notFound);
  },
  'a long target': (tools) => {
    const { random, ground } = tools;
    const length = random.pick([2000, 8000, 14_000, 17_000, 100_000]);
    const target = random.pick([ground.path, `${ground.path}?`, '/', `${ground.path}/`]) + ground.marker.repeat(length);
    // A head of more than 16 KiB is too large for Node.
    return length > 16_384
      ? alone(tools, 'a target too long', { target: target.slice(0, length) }, invalid, nothing)
      : sent(tools, 'a long target', { target: target.slice(0, length) }, routed(target.slice(0, length)));
  },
  'a method': (tools) => {
    const body = bodyOf(tools);
    const method = tools.random.pick([
      ...['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND', 'SEARCH', 'MKCOL', 'LOCK', 'M-SEARCH'],
      ...['PURGE', 'LINK', 'REPORT', 'SUBSCRIBE', 'ACL', 'COPY', 'MOVE', 'UNLOCK', 'MERGE', 'NOTIFY', 'BIND', 'SOURCE'],
    ]);
    return sent(tools, 'a method', { method, headers: careful(body), body }, wrongMethod);
  },
  HEAD: (tools) => {
    const [target, outcome] = tools.random.pick([
      [tools.ground.path, '405 without body'],
      [`/${tools.ground.marker}`, '404 without body'],
    ] as const);
    const bytes = request(tools.ground, { method: 'HEAD', target, headers: [['host', 'localhost']] });
    return { ...ask('head/HEAD', bytes, outcome), isHead: true };
  },
  'an invalid method': (tools) => {
    const { marker } = tools.ground;
    const method = tools.random.pick([
      ...[
        'post',
        'Post',
        'get',
        'POSTS',
        'PO ST',
        '',
        'FOO',
        marker,
        '__proto__',
        'constructor',
        '\u0000',
        'P\u00d6ST',
        'PRI',
      ],
      ...['POST POST', '{}', 'DESCRIBE', 'A'.repeat(50_000)],
    ]);
    return alone(tools, 'an invalid method', { method }, invalid);
  },
  CONNECT: (tools) => {
    const target = tools.random.pick(['localhost:443', tools.ground.path, `${tools.ground.marker}:1`]);
    return alone(tools, 'CONNECT', { method: 'CONNECT', target }, nothing);
  },
  'a content type': (tools) => {
    const { random, ground } = tools;
    const body = bodyOf(tools);
    const type = random.pick([
      ...[
        'text/plain',
        'text/json',
        'application/xml',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
      ],
      ...[
        'application/jsonp',
        'application/json-patch+json',
        'application/vnd.api+json',
        'application',
        'json',
        '*/*',
        '',
      ],
      ...[
        'application/json, text/plain',
        'text/plain; application/json',
        `application/json${ground.marker}`,
        ground.marker,
      ],
      ...['application/json; charset=utf-8; charset=utf-16', 'application/json; charset=utf-8; charset=utf-8'],
      ...[
        'application/json; x="a',
        'application/json; charset',
        'application/json; charset = utf-8',
        'application/json;;x y',
      ],
      ...['iso-8859-1', 'utf-16', 'utf-7', 'utf-32le', 'windows-1252', ground.marker, '""'].map(
        (charset) => `application/json; charset=${charset}`,
      ),
    ]);
    const headers = careful(body).map(([name, value]): Header => [name, name === 'content-type' ? type : value]);
    return sent(tools, 'a content type', { headers, body }, wrongType);
  },
  'a content type said otherwise': (tools) => {
    const body = bodyOf(tools);
    const type = tools.random.pick([
      ...['application/json; charset=utf-8', 'application/json;charset=UTF-8', 'APPLICATION/JSON', 'application/json;'],
      ...['application/json; charset="utf-8"', 'application/json ; charset=utf8', 'application/json; odata=verbose'],
    ]);
    const headers = careful(body).map(([name, value]): Header => [name, name === 'content-type' ? type : value]);
    return sent(tools, 'a content type said otherwise', { headers, body }, good);
  },
  'two content types': (tools) => {
    const body = bodyOf(tools);
    const second = tools.random.pick(['application/json', 'text/plain', 'application/json; charset=utf-16']);
    return sent(tools, 'two content types', { headers: careful(body, ['content-type', second]), body }, wrongType);
  },
  'no content type': (tools) => {
    const body = bodyOf(tools);
    const headers = careful(body).filter(([name]) => name !== 'content-type');
    return sent(tools, 'no content type', { headers, body }, wrongType);
  },
  'an encoding': (tools) => {
    const body = bodyOf(tools);
    const encoding = tools.random.pick(['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'x', tools.ground.marker]);
    return sent(tools, 'an encoding', { headers: careful(body, ['content-encoding', encoding]), body }, wrongType);
  },
  'odd headers': (tools) => {
    const { random, ground } = tools;
    const { marker } = ground;
    const body = bodyOf(tools);
    const extra = random.pick<readonly Header[]>([
      [['__proto__', marker]],
      [
        ['constructor', marker],
        ['toString', marker],
        ['hasOwnProperty', '1'],
      ],
      [['authorization', `Bearer ${'a'.repeat(8000)}${marker}`]],
      [
        [
          'traceparent',
          random.pick([marker, '00-0-0-0', `00-${'0'.repeat(5000)}`, `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01`]),
        ],
      ],
      [['x-http-method-override', 'DELETE']],
      [['expect', '100-continue']],
      [['upgrade', random.pick(['h2c', 'websocket', marker])]],
      [['te', 'trailers']],
      [['accept', random.pick(['text/html', 'application/xml', marker])]],
      [['accept-encoding', 'gzip, br']],
      [['range', 'bytes=0-1']],
      [['if-none-match', '*']],
      [['if-modified-since', 'Thu, 01 Jan 1970 00:00:00 GMT']],
      [['origin', `http://${marker}.example.com`]],
      [['access-control-request-method', 'POST']],
      [['cookie', `__proto__=${marker}; a=${'b'.repeat(4000)}`]],
      [['x-forwarded-for', `${marker}, 127.0.0.1`]],
      [['x-forwarded-host', marker]],
      [['forwarded', `for=${marker};host="${marker}"`]],
      [['content-disposition', marker]],
      Array.from({ length: 500 }, (_, index): Header => [`x-${index}`, '1']),
      [['x-latin', '\u00e9\u00ff']],
      [['x-empty', '']],
      [['transfer-encodings', 'chunked']],
      [['connection', 'keep-alive, x']],
    ]);
    const attack = sent(tools, 'odd headers', { headers: careful(body, ...extra), body }, good);
    return extra.some(([name]) => name === 'upgrade') ? { ...attack, keepsConnection: false } : attack;
  },
  'an odd Host': (tools) => {
    const { random, ground } = tools;
    const body = bodyOf(tools);
    const host = random.pick([
      ...[
        '',
        ' ',
        'a b',
        `${ground.marker}/x`,
        'a:b',
        '[::1',
        'example.com:99999',
        'user@example.com',
        'ex%61mple.com',
        '*',
      ],
      ...[
        `${ground.marker}.example.com`,
        'xn--a',
        '\u00ff',
        '127.1',
        '0x7f.1',
        'EXAMPLE.com',
        '[::1]:80',
        '?',
        '#',
        '..',
      ],
    ]);
    const headers = careful(body).map(([name, value]): Header => [name, name === 'host' ? host : value]);
    return alone(tools, 'an odd Host', { headers, body }, ...(hosts.test(host) ? [good] : [invalid]));
  },
  'a Host in capitals, with a port': (tools) => {
    const body = bodyOf(tools);
    const headers = careful(body).map(([name, value]): Header => [name, name === 'host' ? 'LOCALHOST:80' : value]);
    return alone(tools, 'a Host in capitals, with a port', { headers, body }, good, bare);
  },
  'no Host': (tools) => {
    const body = bodyOf(tools);
    return alone(tools, 'no Host', { headers: careful(body).slice(1), body }, invalid);
  },
  'two Hosts': (tools) => {
    const body = bodyOf(tools);
    const second = tools.random.pick(['localhost', '', 'example.com', tools.ground.marker]);
    return alone(tools, 'two Hosts', { headers: careful(body, ['host', second]), body }, invalid);
  },
  'HTTP/1.0': (tools) => {
    const body = bodyOf(tools);
    const headers = tools.random.chance(0.5) ? careful(body) : careful(body).slice(1);
    return alone(tools, 'HTTP/1.0', { version: 'HTTP/1.0', headers, body }, good);
  },
  'an invalid version': (tools) => {
    const version = tools.random.pick([
      'HTTP/9.9',
      'HTTP/2.0',
      'HTTP/0.9',
      'HTTP/1.11',
      'http/1.1',
      'HTTQ/1.1',
      '',
      tools.ground.marker,
    ]);
    // Node's parser takes 0.9 and 2.0 for what they are not.
    return alone(tools, 'an invalid version', { version }, good, invalid);
  },
  'invalid headers': (tools) => {
    const { random, ground } = tools;
    const body = bodyOf(tools);
    const line = random.pick<Header>([
      ...(['x y', 'x ', '', 'x\u0000', '\u00e9', 'x\t', '(x)', ' x', 'x\r', 'x\n'] as const).map((name): Header => [
        name,
        ground.marker,
      ]),
      ...(['\u0000', `a\rb${ground.marker}`, '\u0001', '\u007f', 'a\nb'] as const).map((value): Header => [
        'x-odd',
        value,
      ]),
    ]);
    const headers = [...careful(body), line];
    return alone(tools, 'invalid headers', { headers, body }, good, invalid);
  },
  'too many headers': (tools) => {
    const { random, ground } = tools;
    const body = bodyOf(tools);
    const extra = random.chance(0.5)
      ? Array.from({ length: 3000 }, (_, index): Header => [`x-${index}`, ground.marker])
      : [['x-long', ground.marker.repeat(3000)] as const];
    return alone(tools, 'too many headers', { headers: careful(body, ...extra), body }, invalid);
  },
  'an expectation': (tools) => {
    const body = bodyOf(tools);
    const marker = tools.ground.marker;
    const expected = tools.random.pick([
      marker,
      '',
      '100',
      '100-continue, x',
      `x=${marker}`,
      '100-continued',
      '200-ok',
    ]);
    return alone(tools, 'an expectation', { headers: careful(body, ['expect', expected]), body }, invalid);
  },
  'a body that waits': (tools) => {
    const body = bodyOf(tools);
    const bytes = request(tools.ground, {
      headers: careful(body, ['expect', tools.random.pick(['100-continue', '100-Continue'])]),
    });
    return { ...ask('head/a body that waits', bytes, good), pieces: [bytes, 30, Buffer.from(body)] };
  },
  'a body that waits for nothing': (tools) => {
    const { random, ground } = tools;
    const headers = careful('{}', ['expect', '100-continue']);
    const [parts, outcome] = random.pick([
      [{ headers: [...headers, ['x-wish', 'anonymous']] }, unauthenticated],
      [{ headers, target: `/${ground.marker}` }, notFound],
      [{ headers, method: 'PUT' }, wrongMethod],
      [{ headers: headers.filter(([name]) => name !== 'content-type') }, wrongType],
    ] as const);
    return apart('head/a body that waits for nothing', [request(ground, parts)], 'wait', [outcome]);
  },
  'line feeds alone': (tools) => {
    const body = bodyOf(tools);
    const bytes = request(tools.ground, { headers: careful(body) })
      .toString('latin1')
      .replaceAll('\r\n', '\n');
    return apart('head/line feeds alone', [Buffer.from(bytes + body)], 'wait', [good, invalid]);
  },
  'not HTTP': (tools) => {
    const { random, ground } = tools;
    const bytes = random.pick([
      Buffer.from('16030100c8010000c40303', 'hex'),
      Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
      Buffer.from(`${ground.marker}\r\n\r\n`),
      Buffer.from('GET\r\n\r\n'),
      Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: 0\r\nx: ${ground.marker}\r\n\r\n`),
      Buffer.from(`*1\r\n$4\r\n${ground.marker}\r\n`),
      random.bytes(random.between(1, 500)),
      Buffer.alloc(100),
      Buffer.alloc(100_000, 0x41),
      Buffer.from('\r\n'.repeat(5000)),
    ]);
    return apart('head/not HTTP', [bytes], 'end', [invalid, nothing]);
  },
  'a head, then gone': (tools) => {
    const body = bodyOf(tools);
    const bytes = request(tools.ground, { headers: careful(body) });
    const part = bytes.subarray(0, tools.random.between(1, bytes.length));
    return apart('head/a head, then gone', [part, tools.random.between(0, 10)], 'cut');
  },
  'a head, then the end': (tools) => {
    const bytes = request(tools.ground, { headers: careful('{}') });
    const part = bytes.subarray(0, tools.random.between(1, bytes.length));
    return apart('head/a head, then the end', [part], 'end', [invalid]);
  },
};
