import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpSync } from 'node:fs';
import { createWorkspace, operationText, type RunOptions, specwright, type Workspace } from './run.js';

let work: Workspace;
beforeAll(() => {
  work = createWorkspace();
  cpSync('definitions', work.path('customers'), { recursive: true });
});
afterAll(() => work.remove());

const validate = (args: readonly string[], options: RunOptions = {}) =>
  specwright(['validate', ...args, '--definitions', 'customers'], { cwd: work.root, ...options });

const good = { status: 'ACTIVE', currency: 'USD' };

describe('specwright validate', () => {
  it('accepts a payload that keeps the rules', async () => {
    work.put('good.json', JSON.stringify(good));
    expect(await validate(['good.json'])).toEqual({
      code: 0,
      out: '',
      err: 'good.json: a valid create-customer request (canonical form)\n',
    });
    const response = { errorCode: 'GLOBAL_1001', errorMessage: 'x', content: '', pageable: '' };
    const input = JSON.stringify(response);
    expect((await validate(['-', '--message', 'response'], { input })).code).toBe(0);
    const id = { id: '11111111-1111-4111-8111-111111111111' };
    expect((await validate(['-', '--message', 'parameters'], { input: JSON.stringify(id) })).code).toBe(0);
    expect((await validate(['-', '--message', 'parameters'], { input: '{"id":"1"}' })).code).toBe(1);
  });

  const bad = [
    '{',
    '  "status": "active",',
    '  "currency": "USD",',
    '  "__proto__": 1,',
    '  "contact": {',
    '    "role": "NONE",',
    '    "frstName": "Robin",',
    '    "birthdate": "31022000",',
    '    "identity": [{ "idType": "nationalId" }]',
    '  }',
    '}',
    '',
  ].join('\r\n');

  it('reports the line and column of each violation for every line end, without the text of the file', async () => {
    work.put('bad.json', bad);
    const { code, out, err } = await validate(['bad.json']);
    expect(code).toBe(1);
    expect(
      out
        .split('\n')
        .filter((line) => line.startsWith('bad.json'))
        .map((line) => line.split(' ').slice(0, 2)),
    ).toEqual([
      ['bad.json:2:13', 'Request.status.enum'],
      ['bad.json:4:3', 'Request.unknown'],
      ['bad.json:5:14', 'Contact.condition.landlinePhoneNumber'],
      ['bad.json:5:14', 'Contact.condition.landlinePhoneNumber'],
      ['bad.json:7:5', 'Contact.unknown'],
      ['bad.json:8:18', 'Contact.birthdate.format'],
      ['bad.json:9:18', 'Identity.idNumber.required'],
      ['bad.json:9:30', 'Identity.idType.enum'],
    ]);
    expect(out).toContain('did you mean `firstName`?');
    expect(out).toContain('  /contact/birthdate: Contact data objects, row 10\n');
    expect(err).toBe('bad.json: 8 violations of the create-customer request (canonical form)\n');
    expect(out + err).not.toMatch(/31022000|Robin/);
  });

  it('prints the text around a place on request', async () => {
    const { out } = await validate(['-', '--frame'], { input: bad });
    expect(out).toMatch(/^> {2}8 \| {5}"birthdate": "31022000",\n {5}\| {18}\^$/m);
  });

  it('prints the same as JSON, including the tolerances of the wire form', async () => {
    const { code, out, err } = await validate(['-', '--form', 'wire', '--json'], { input: bad });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const report = JSON.parse(out) as { violations: object[]; applied: object[] };
    expect(report).toMatchObject({
      ok: false,
      file: 'stdin',
      operation: 'create-customer',
      message: 'request',
      form: 'wire',
    });
    expect(report.violations).toContainEqual({
      line: 8,
      column: 18,
      pointer: '/contact/birthdate',
      rule: 'Contact.birthdate.format',
      message: expect.any(String) as string,
      source: { table: 'Contact data objects', rows: [10] },
    });
    expect(report.applied).toEqual([
      { line: 2, column: 13, pointer: '/status', kind: 'case' },
      { line: 4, column: 3, pointer: '/__proto__', kind: 'unknown' },
      { line: 7, column: 5, pointer: '/contact/frstName', kind: 'unknown' },
      { line: 9, column: 30, pointer: '/contact/identity/0/idType', kind: 'alias' },
    ]);
    expect(out).not.toMatch(/31022000|Robin/);
  });

  it('prints the tolerances as text', async () => {
    const input = '{"status":"ACTIVE","currency":"usd","name":""}';
    const { code, out } = await validate(['-', '--form', 'wire'], { input });
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'stdin:1:31 case /currency:',
      'stdin:1:44 blank /name:',
      '',
    ]);
  });

  it.each<[string, string | Buffer, string]>([
    ['a comment', '{ // no\n}', '1:3 json-syntax'],
    ['a comma too many', '{"a": [1,\n]}', '2:1 json-syntax'],
    ['nothing', '', '1:1 json-syntax'],
    ['two values', '{} {}', '1:4 json-syntax'],
    ['a leading zero', '{"a": 01}', '1:8 json-syntax'],
    ['a control character', '{"a": "\u0001"}', '1:7 json-syntax'],
    ['single quotes', "{'a': 1}", '1:2 json-syntax'],
    ['NaN', '{"a": NaN}', '1:7 json-syntax'],
    ['a no-break space', '{\u00a0}', '1:2 json-syntax'],
    ['Latin-1', Buffer.from('{"a": "caf\xe9"}', 'latin1'), '1:11 json-not-utf8'],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), '1:1 json-not-utf8'],
    ['a byte order mark', `\ufeff${JSON.stringify(good)}`, '1:1 json-byte-order-mark'],
    ['a key twice', '{"status":"ACTIVE","currency":"USD",\n"st\\u0061tus":"ACTIVE"}', '2:1 json-duplicate-key'],
    ['too many brackets', '['.repeat(100_000), '1:257 json-too-deep'],
    ['too many braces', '{"a":'.repeat(100_000), '1:1281 json-too-deep'],
    ['too many bytes', Buffer.alloc(17 * 1024 * 1024, ' '), ' json-too-large'],
  ])('rejects %s', async (_, input, message) => {
    const { code, out, err } = await validate(['-'], { input });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(message.startsWith(' ') ? `stdin${message}` : `stdin:${message}`);
    expect(err, 'no text of the payload').not.toContain('> 1 |');
  });

  it('accepts brackets inside of texts, and long texts', async () => {
    const input = JSON.stringify({ ...good, name: '[{"\\'.repeat(1_000_000) });
    expect((await validate(['-'], { input })).code).toBe(0);
  });

  it.each([
    ['a missing file', 'missing.json', 'it does not exist'],
    ['a folder', 'customers', 'it is a folder'],
  ])('reports that %s cannot be read', async (_, file, reason) => {
    const { code, err } = await validate([file]);
    expect(code).toBe(1);
    expect(err).toMatch(new RegExp(`^${file} cannot-read .*${reason}`));
  });

  it('rejects an operation that does not exist, or a message that the operation does not have', async () => {
    work.put(
      'definitions/get-other.spec.yaml',
      operationText('get-other', 'x').replace(/request:.*\n|shapes:[^]*/g, ''),
    );
    const tiny = (...args: readonly string[]) => specwright(['validate', 'good.json', ...args], { cwd: work.root });
    expect(await tiny()).toMatchObject({
      code: 2,
      err: expect.stringContaining('--operation: get-other, get-thing') as string,
    });
    expect(await tiny('--operation', 'get-thin')).toMatchObject({
      code: 2,
      err: 'error: the operation get-thin does not exist\n(Did you mean get-thing?)\n',
    });
    expect(await tiny('--operation', 'get-other')).toMatchObject({
      code: 2,
      err: 'error: get-other has no request; name one of its messages with --message: response\n',
    });
  });
});
