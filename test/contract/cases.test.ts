/** The reference judge gives the expected verdict on every hand-written case, and the cases cover every element and reading. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import type { Message, Shape } from '../../generator/model/model.js';
import { loadOperation } from '../support/model.js';
import { type ContractCase, loadCases } from './cases.js';
import { resolvePointer } from './pointer.js';

const files = loadCases();
const operation = await loadOperation();
const messages = { parameters: operation.parameters, request: operation.request, response: operation.response };

function messageOf({ message }: ContractCase): Message {
  const found = messages[message as keyof typeof messages];
  if (!found) throw new Error(`the operation has no ${message}`);
  return found;
}

for (const { name, title, facts, cases } of files) {
  describe(`${name}: ${title}`, () => {
    for (const [pointer, value] of facts) {
      it(`the model holds the expected value at ${pointer}`, () => {
        expect(resolvePointer(operation, pointer)).toEqual({ found: true, value });
      });
    }

    it.each(cases)('$name, $form', (one) => {
      const message = messageOf(one);
      const found = judge(message, one.form, one.input);
      expect(found.violations.map(({ pointer, rule }) => `${pointer} ${rule}`).sort()).toEqual(one.violations);
      const tolerated = found.applied.map(({ pointer, kind }) => `${pointer} ${kind}`).sort();
      if (one.applied) expect(tolerated).toEqual(one.applied);
      for (const [pointer, text] of one.says) {
        expect(found.violations.find((violation) => violation.pointer === pointer)?.message).toContain(text);
      }
      if (one.violations.length > 0) {
        expect(found).not.toHaveProperty('value');
        return;
      }
      if (one.form === 'canonical') expect(found.value).toEqual(one.input);
      else expect(judge(message, 'canonical', found.value).violations).toEqual([]);
      if ('value' in one) expect(found.value).toEqual(one.value);
      for (const [pointer, value] of one.becomes)
        expect(resolvePointer(found.value, pointer)).toEqual({ found: true, value });
      for (const pointer of one.gone) expect(resolvePointer(found.value, pointer).found, pointer).toBe(false);
      if (one.kind) expect(found.kind).toBe(one.kind);
    });
  });
}

describe('the hand-written cases', () => {
  const cases = files.flatMap((file) => file.cases);
  const bodies = [operation.request, operation.response].flatMap((message) => message?.shapes ?? []);
  const elements = bodies.flatMap((shape) => shape.fields.map(({ name }) => `${shape.name}.${name}`));

  it('are at least 150', () => {
    expect(new Set(cases.map(({ file, name }) => `${file} ${name}`)).size).toBeGreaterThanOrEqual(150);
  });

  it('cover every reading', () => {
    const readings = files.filter(({ facts, cases: own }) => facts.size + own.length > 0).map(({ name }) => name);
    const expected = Array.from({ length: 26 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`);
    expect(readings).toEqual(expect.arrayContaining(expected));
  });

  it('know all 69 elements', () => {
    expect(elements).toHaveLength(69);
  });

  it('accept each element at least once', () => {
    const accepted = new Set(
      cases
        .filter(({ form, violations }) => form === 'canonical' && violations.length === 0)
        .flatMap((one) => elementsIn(messageOf(one).root, one.input)),
    );
    expect(elements.filter((element) => !accepted.has(element))).toEqual([]);
  });

  it('reject each element at least once', () => {
    // /contact/identity/0/idType Identity.idType.enum -> Identity.idType
    const rejected = new Set(
      cases.flatMap(({ violations }) =>
        violations.map((line) => {
          const [pointer = '', rule = ''] = line.split(' ');
          const element = pointer.split('/').findLast((segment) => !/^[0-9]+$/.test(segment));
          return `${rule.slice(0, rule.indexOf('.'))}.${element}`;
        }),
      ),
    );
    expect(elements.filter((element) => !rejected.has(element))).toEqual([]);
  });
});

/** The elements that a good canonical value holds, as `Shape.element`. */
function elementsIn(shape: Shape, value: unknown): readonly string[] {
  return shape.fields.flatMap((field) => {
    const { found, value: element } = resolvePointer(value, `/${field.name}`);
    if (!found) return [];
    const { type } = field;
    const inner = type.kind === 'object' ? [element].flat().flatMap((entry) => elementsIn(type.shape, entry)) : [];
    return [`${shape.name}.${field.name}`, ...inner];
  });
}
