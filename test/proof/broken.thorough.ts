/** The proof fails for each target that is broken, and names it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measure } from './measure.js';
import { loadJudgedOperations } from './outputs.js';
import { tryPayloads } from './payloads.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'specwright-broken-'));
  for (const part of ['create-customer', 'http', 'validation', 'openapi.yaml'])
    cpSync(join('generated', part), join(folder, part), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Break {
  readonly target: string;
  readonly file: string;
  readonly from: string | RegExp;
  readonly to: string;
  /** What the proof says. */
  readonly says: string;
}

const breaks: readonly Break[] = [
  {
    target: 'json-schema',
    file: 'request.schema.json',
    from: /"required": \["landlinePhoneNumber"\]/,
    to: '"required": ["role"]',
    says: 'declared exact and measured weaker, by request/canonical/Contact.condition.landlinePhoneNumber/absent-absent',
  },
  {
    target: 'json-schema',
    file: 'request.wire.schema.json',
    from: '"maxLength": 60',
    to: '"maxLength": 59',
    says: 'request/wire/InvoiceConfiguration.invoiceText.maxBytes/60-bytes-of-1 is valid and was refused',
  },
  {
    target: 'openapi',
    file: 'openapi.yaml',
    from: /enum:\s+- SELFCARE\s+- NONE/,
    to: 'minLength: 1',
    says: 'Contact.role.enum (request) is declared exact and measured documented',
  },
  {
    target: 'openapi',
    file: '../openapi.yaml',
    from: /enum:\s+- SELFCARE\s+- NONE/,
    to: 'minLength: 1',
    says: 'Contact.role.enum (request) is declared exact and measured documented',
  },
  {
    target: 'types',
    file: 'types.ts',
    from: /\} & \(\s*\| \{\s*landlinePhoneNumber: string;\s*\}\s*\| \{\s*mobilePhoneNumber: string;\s*\}\s*\);/,
    to: '};',
    says: 'Contact.condition.landlinePhoneNumber (request) is declared exact and measured documented',
  },
  {
    target: 'validators',
    file: 'validators.ts',
    from: /!== 'SUSPEND'/g,
    to: "!== 'SUSPENDED'",
    says: 'request/canonical/Request.status.enum/SUSPEND is valid and was refused',
  },
  {
    target: 'server',
    file: 'server.ts',
    from: 'parseRequest: parseCreateCustomerRequest',
    to: 'parseRequest: (value) => ({ ok: true, value })',
    says: 'Request.status.required (request) is declared exact and measured documented',
  },
  {
    target: 'client',
    file: 'client.ts',
    from: 'validateRequest: validateCreateCustomerRequest',
    to: 'validateRequest: () => []',
    says: 'Request.status.required (request) is declared exact and measured documented',
  },
  {
    target: 'docs',
    file: 'rules.md',
    from: /idType is mandatory/g,
    to: 'idType is optional',
    says: 'Identity.idType.required is not said',
  },
  {
    target: 'docs',
    file: 'docs.json',
    from: '"Contact.condition.landlinePhoneNumber"',
    to: '"Contact.condition"',
    says: 'Contact.condition.landlinePhoneNumber is not said',
  },
  {
    target: 'vectors',
    file: 'vectors.json',
    from: '"valid":true',
    to: '"valid":false',
    says: 'is not what the definition gives',
  },
  {
    target: 'types',
    file: 'fidelity.json',
    from: '{"rule":"Contact.role.enum","message":"request","source":{"table":"Contact data objects","rows":[3]},"levels":{"json-schema":"exact","openapi":"exact","types":"exact"',
    to: '{"rule":"Contact.role.enum","message":"request","source":{"table":"Contact data objects","rows":[3]},"levels":{"json-schema":"exact","openapi":"exact","types":"weaker"',
    says: 'Contact.role.enum (request) is declared weaker and measured exact',
  },
  {
    target: 'json-schema',
    file: 'fidelity.json',
    from: /\n.*"Contact\.role\.enum".*\n/,
    to: '\n',
    says: 'Contact.role.enum (request) is not in the ledger',
  },
];

function breakFile({ file, from, to }: Break): void {
  const path = join(folder, 'create-customer', file);
  const text = readFileSync(path, 'utf8');
  const broken = text.replace(from, to);
  expect(broken, `${file} holds ${String(from)}`).not.toBe(text);
  writeFileSync(path, broken);
}

describe('the proof', () => {
  it.each(breaks)('fails when $target is broken in $file', async (one) => {
    breakFile(one);
    const [judged] = await loadJudgedOperations('definitions', folder);
    if (!judged) throw new Error('There is no operation');
    const { failures } = await measure(judged);
    const own = failures.filter(({ target }) => target === one.target);
    expect(own.map(({ what }) => what).join('\n')).toContain(one.says);
    // A ledger without a rule is everybody's, and server and client ask the validators.
    const isShared = one.says.includes('ledger') || one.target === 'validators';
    if (!isShared) expect(new Set(failures.map(({ target }) => target))).toEqual(new Set([one.target]));
  });

  it('fails on generated payloads, too, when an output is broken', async () => {
    breakFile({ target: '', file: 'request.schema.json', from: /"ACTIVE",\s*"SUSPEND"/, to: '"ACTIVE"', says: '' });
    const [judged] = await loadJudgedOperations('definitions', folder);
    if (!judged) throw new Error('There is no operation');
    const { failures } = await tryPayloads(judged, { count: 300, seed: 1, foreign: false });
    expect(failures.map(({ judge }) => judge)).toEqual(['Ajv on JSON Schema']);
    // Made as small as can be.
    expect(failures[0]?.what).toMatch(/^request, canonical: \{("status":"SUSPEND"|"currency":"[A-Z]+"|,){3}\} /);
  });
});
