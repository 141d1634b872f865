import { describe, expect, it } from 'vitest';
import { contextOf } from '../../generator/4-emit/emit.js';
import { typesTarget } from '../../generator/4-emit/targets/types/types.js';
import type { Operation } from '../../generator/model/model.js';
import { compilers, typeErrors } from '../support/compiler.js';
import { editors, hover } from '../support/editor.js';
import { loadOperation } from '../support/model.js';
import { customerCases, probeNullCases, probeWireCases, type TypeCase } from './cases.js';

const customer = await loadOperation();
const probeWire = await loadOperation('probe-wire', 'test/types/probe');
const probeNull = await loadOperation('probe-null', 'test/types/probe');

async function typesOf(operation: Operation): Promise<string> {
  const [file] = await typesTarget.emitOperation(
    operation,
    contextOf(operation, () => ({ content: '' })),
  );
  return file?.content ?? '';
}

const suites: readonly (readonly [operation: Operation, cases: readonly TypeCase[]])[] = [
  [customer, [...customerCases, ...goodExamples(customer)]],
  [probeWire, probeWireCases],
  [probeNull, probeNullCases],
];

/** Every example that is good in canonical form has to compile. */
function goodExamples(operation: Operation): readonly TypeCase[] {
  return operation.examples
    .filter(({ verdict }) => verdict.canonical === 'good')
    .map(({ name, role, value }) => {
      const type = operation[role]?.typeName ?? '';
      return {
        name: `the example ${name}`,
        imports: type,
        code: `export const made: ${type} = ${JSON.stringify(value)};`,
      };
    });
}

describe.each(Object.entries(compilers))('the emitted types under TypeScript %s', (_, ts) => {
  for (const [operation, cases] of suites) {
    it(`accept and reject the values that the tables of ${operation.name} do`, async () => {
      const modules = cases.map(({ imports, code }, index): [string, string] => [
        `case${index}.ts`,
        `import type { ${usedIn(imports, code)} } from './types.js';\n${code}\n`,
      ]);
      const files: Record<string, string> = { 'types.ts': await typesOf(operation), ...Object.fromEntries(modules) };
      const found = typeErrors(ts, files);
      expect(found.filter(({ file }) => file === 'types.ts')).toEqual([]);
      for (const [index, { name }] of cases.entries()) {
        const file = `case${index}.ts`;
        const errors = found.filter((error) => error.file === file);
        const marks = marksIn(files[file] ?? '');
        const told = errors.map(({ line, message }) => `${line}: ${message}`).join('\n');
        expect([...new Set(errors.map(({ line }) => line))], `${name}\n${told}`).toEqual([...marks.keys()]);
        for (const { line, message } of errors) expect(message, name).toMatch(marks.get(line) ?? /never/);
      }
    });
  }
});

describe.each(Object.entries(editors))('the emitted types in an editor with TypeScript %s', (_, ts) => {
  it('expand to the object itself', async () => {
    const files = {
      'types.ts': await typesOf(customer),
      'user.ts': `import type { Contact, CreateCustomerRequest } from './types.js';
        export type Both = [CreateCustomerRequest, Contact];`,
    };
    const request = hover(ts, files, 'user.ts', 'CreateCustomerRequest');
    expect(request.text).toMatch(/^\(alias\) type CreateCustomerRequest = \{\n/);
    for (const { name } of customer.request?.root.fields ?? [])
      expect(request.text).toMatch(new RegExp(`\\b${name}\\??:`));
    const contact = hover(ts, files, 'user.ts', 'Contact');
    expect(contact.text).toMatch(/^\(alias\) type Contact = \{\n/);
    expect(contact.text).toContain('identity: Identity[];');
    expect(contact.doc).toContain('Table "Contact data objects".');
  });

  it('carry the facts of the page for each element, and its text cannot break them', async () => {
    const files = {
      'types.ts': await typesOf(customer),
      'probe.ts': await typesOf(probeWire),
      'user.ts': `import type { Contact, InvoiceConfiguration } from './types.js';
        export const phone = (contact: Contact) => contact.mobilePhoneNumber;
        export const cost = (invoice: InvoiceConfiguration) => invoice.deviceCost;`,
      'probe-user.ts': `import type { ProbeWireRequest } from './probe.js';
        export const hostile = (probe: ProbeWireRequest) => probe.text;`,
    };
    const phone = hover(ts, files, 'user.ts', 'mobilePhoneNumber');
    expect(phone.doc).toMatch(/Row 12, CM\..*E\.164.*landlinePhoneNumber/s);
    expect(hover(ts, files, 'user.ts', 'deviceCost').tags).toEqual(['deprecated']);
    const hostile = hover(ts, files, 'probe-user.ts', 'text');
    expect(hostile.doc).toContain('export const hacked = 1;');
    expect(hostile.tags).toEqual([]);
  });

  it('state the rules of a payload for a success, but not for a failure, which has none', async () => {
    const types = await typesOf(customer);
    const docOf = (type: string): string => {
      const user = `import type { ${type} } from './types.js';\nexport const it = (answer: ${type}) => answer.content;`;
      return hover(ts, { 'types.ts': types, 'user.ts': user }, 'user.ts', 'content').doc;
    };
    expect(docOf('CreateCustomerSuccess')).toContain('Must hold at least 1 entry.');
    expect(docOf('CreateCustomerFailure')).toMatch(/Row 3, O\.$/);
  });
});

/** Of the names, those that a case uses: an unused import does not compile. */
function usedIn(imports: string, code: string): string {
  return imports
    .split(', ')
    .filter((name) => new RegExp(`\\b${name}\\b`).test(code))
    .join(', ');
}

/** The lines that must not compile, and what is to be said of each. */
function marksIn(code: string): ReadonlyMap<number, RegExp> {
  const marks = code.split('\n').flatMap((line, index): [number, RegExp][] => {
    const [, pattern] = line.split('// error: ');
    return pattern === undefined ? [] : [[index + 1, new RegExp(pattern)]];
  });
  return new Map(marks);
}
