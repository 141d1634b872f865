/** Every kind of scalar that pages have: the same verdicts from the judge, the emitted validators and the schemas. */
import { expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import type { Form } from '../../generator/model/model.js';
import { importValidators, validatorsOf } from '../support/emitted.js';
import { loadOperation } from '../support/model.js';
import { compileSchema } from '../support/tiny.js';

const operation = await loadOperation('record-usage', 'test/support/scalars');
const { request } = operation;
if (!request) throw new Error('record-usage has a request');
const message = request;
const validators = validatorsOf(await importValidators(operation), request);
const schemas = {
  canonical: compileSchema(operation, request, 'canonical'),
  wire: compileSchema(operation, request, 'wire'),
};

/** `pointer rule` of each violation, as the judge and the validators find them. */
function brokenBy(form: Form, value: unknown): readonly (readonly string[])[] {
  const parsed = validators.parse(value);
  const found = form === 'canonical' ? validators.validate(value) : parsed.ok ? [] : parsed.violations;
  return [judge(message, form, value).violations, found].map((violations) =>
    violations.map(({ pointer, rule }) => `${pointer} ${rule.replace('Usage.', '')}`),
  );
}

/** An element, its value, and what it breaks; then what it breaks on the wire and in schemas, where that differs. */
type Verdict = readonly [element: string, value: unknown, broken: readonly string[], more?: { wire?: readonly string[]; schema?: boolean }]; // prettier-ignore

const verdicts: readonly Verdict[] = [
  ['imsi', '12345678901234', []],
  // The type allows 15 digits, and the row one less.
  ['imsi', '123456789012345', ['/imsi imsi.maxLength']],
  ['imsi', '1234567890123', ['/imsi imsi.format']],
  ['left', 5, []],
  ['left', 4, ['/left left.minimum']],
  ['left', 101, ['/left left.maximum']],
  ['kinds', ['VOICE'], ['/kinds/0 kinds.enum']],
  ['kinds', ['sms'], ['/kinds/0 kinds.enum'], { wire: [] }],
  ['from', '2025-02-01 13:05:09', []],
  ['from', '2025-02-01T13:05:09', ['/from from.format']],
  ['from', '2025-02-29 13:05:09', ['/from from.format']],
  ['until', '2025-02-01T13:05:09+07:00', []],
  ['until', '2025-02-01T13:05:09Z', ['/until until.format']],
  ['sent', '2025-02-01T13:05:09.120Z', []],
  ['sent', '2025-02-01T13:05:09.120-03:00', []],
  ['sent', '2025-02-01T13:05:09Z', ['/sent sent.format']],
  ['renewal', '2024-02-29', []],
  ['renewal', 'NEVER', []],
  ['renewal', 'never', ['/renewal renewal.format'], { wire: [] }],
  ['days', ['28.02.2023', '29.02.2023'], ['/days/1 days.format']],
  ['quiet', '235959', []],
  ['quiet', '240000', ['/quiet quiet.format']],
  ['expiry', '1325', ['/expiry expiry.format']],
  ['cost', 0.07, []],
  ['cost', 12.5, []],
  ['cost', 1e21, []],
  ['cost', 0, ['/cost cost.minimum']],
  ['cost', 0.071, ['/cost cost.decimals'], { schema: true }],
  ['cost', 1e-7, ['/cost cost.decimals'], { schema: true }],
  ['cost', 1.1 + 2.2, ['/cost cost.decimals'], { schema: true }],
  ['rate', [0.000001, -1, 0.999999], []],
  ['rate', [1], ['/rate/0 rate.maximum']],
  ['rate', [1e-7], ['/rate/0 rate.decimals'], { schema: true }],
  ['weight', 3, []],
  ['weight', 3.5, ['/weight weight.decimals'], { schema: true }],
  ['block', 50, []],
  ['block', 950, []],
  ['block', 75, ['/block block.multipleOf']],
  ['block', 0, ['/block block.minimum']],
  ['charge', 150, []],
  ['charge', 50.5, ['/charge charge.multipleOf']],
  ['charge', 5050, ['/charge charge.maximum']],
  ['steps', [0, 0.07, 0.14, 0.21, 0.49, -0.07, 7e22], []],
  ['steps', [0.07, 0.1], ['/steps/1 steps.multipleOf'], { schema: true }],
  ['steps', [1.1 + 2.2], ['/steps/0 steps.multipleOf'], { schema: true }],
  ['tariff', 0.3, []],
  ['count', 1, []],
  ['count', 0, ['/count count.minimum']],
  ['count', 10, ['/count count.maximum']],
  ['level', 2, []],
  ['level', 3, ['/level level.enum']],
  ['level', 1.5, ['/level level.type']],
  ['level', '2', ['/level level.type']],
  ['level', 4, ['/bonus condition.bonus']],
  ['grade', [0.5, 1.5], []],
  ['grade', [2], ['/grade/0 grade.enum']],
  ['bonus', 'abc', []],
  ['bonus', '😀😀😀', []],
  ['bonus', '😀😀', ['/bonus bonus.minLength']],
  ['bonus', 'abcdef', ['/bonus bonus.maxLength']],
  ['method', 'CASH', []],
  ['method', 'CRYPTO', []],
  ['method', 'CARD', ['/card condition.card']],
  // Any other spelling is a text of its own.
  ['method', 'card', []],
  ['method', '', ['/method method.type'], { wire: [] }],
  ['channel', 'WEB', []],
  ['channel', 'IN_TOWN', []],
  ['channel', 'web', ['/channel channel.format']],
  ['channel', 'DOWN_IN_THE_TOWN', ['/channel channel.format', '/channel channel.maxLength']],
  ['shop', ['MAIN', 'SOUTH'], []],
  ['shop', ['MAIN', 'S', 'SOUTH-WEST'], ['/shop/1 shop.minLength', '/shop/2 shop.maxBytes']],
  ['owners', [], []],
  ['owners', ['ALL'], []],
  ['owners', ['all'], ['/owners/0 owners.format'], { wire: [] }],
  ['owners', ['SOME'], ['/owners/0 owners.format']],
  ['owners', ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'], []],
  ['owners', ['ALL', '11111111-1111-4111-8111-111111111111'], ['/owners owners.alone']],
  ['owners', ['11111111-1111-4111-8111-111111111111', 'NONE'], ['/owners owners.alone']],
  ['flags', ['GOLD', 'green'], []],
  ['flags', ['TEST'], []],
  ['flags', ['TEST', 'GOLD'], ['/flags flags.alone']],
  ['labels', ['ALL'], []],
  ['labels', ['all', 'some'], []],
  ['labels', ['ALL', 'some'], ['/labels labels.alone']],
  ['callback', 'https://example.com/usage?id=1', []],
  ['callback', '/usage', ['/callback callback.format']],
  ['host', 'a.example.com', []],
  ['host', 'a-much-longer.example.com', ['/host host.maxLength']],
  ['address', '2001:db8::1', []],
  ['address', 'NONE', []],
  ['address', '2001:db8::1%eth0', ['/address address.format']],
  ['scan', 'QQ==', ['/scan scan.minLength']],
  ['octets', '18446744073709551615', []],
  ['octets', '007', ['/octets octets.format']],
  ['octets', 7, ['/octets octets.type']],
  ['dates', ['2025-02', '2025-12'], []],
  ['dates', ['ANY', '2025-12'], ['/dates dates.alone']],
];

const rows = verdicts.map(([element, value, broken, more]) => ({ element, value, broken, wire: broken, ...more }));

it.each(rows)('$element may be $value, but for what breaks $broken', ({ element, value, broken, wire, schema }) => {
  const usage = { imsi: '12345678901234', [element]: value };
  for (const [form, expected] of [
    ['canonical', broken],
    ['wire', wire],
  ] as const) {
    expect(brokenBy(form, usage)).toEqual([expected, expected]);
    expect([form, schemas[form](usage)]).toEqual([form, schema ?? expected.length === 0]);
  }
});
