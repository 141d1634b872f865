import { describe, expect, it } from 'vitest';
import { loadFolder } from '../../generator/1-load/load.js';
import { buildModel } from '../../generator/2-model/build.js';
import { check } from '../../generator/3-check/index.js';
import { installedAnalyser } from '../../generator/3-check/installed-analyser.js';
import type { Field } from '../../generator/model/model.js';
import { loadOperation } from '../support/model.js';

const folder = 'test/support/family';

/** What other pages of the family use, which create-customer does not need. */
describe('the family of pages', () => {
  it('loads, builds and checks, with a warning only for the rule in prose', async () => {
    const loaded = await loadFolder(folder);
    const built = buildModel(loaded.files);
    const diagnostics = [...loaded.diagnostics, ...built.diagnostics, ...check(built, installedAnalyser)];
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning prose-condition']);
    expect(built.model.operations.map(({ name }) => name)).toEqual([
      'create-orders',
      'delete-plan',
      'list-usage',
      'update-plan',
    ]);
  });

  it('has elements that another value makes mandatory, forbidden or ignored', async () => {
    const { root } = await request('update-plan');
    const type = (values: readonly string[]) => ({ kind: 'in', field: 'type', values });
    expect(fieldOf(root.fields, 'money').ignored).toEqual(type(['RATE']));
    expect(root.conditions.map(({ id, message, demands }) => ({ id, message, demands }))).toEqual([
      {
        id: 'Plan.condition.money',
        message: 'money must be given when type is MONEY',
        demands: [{ field: 'money', effect: 'mandatory', when: type(['MONEY']) }],
      },
      {
        id: 'Plan.condition.rate',
        message: 'rate must be given when type is RATE; rate must be left out when type is MONEY or FREE',
        demands: [
          { field: 'rate', effect: 'mandatory', when: type(['RATE']) },
          { field: 'rate', effect: 'forbidden', when: type(['MONEY', 'FREE']) },
        ],
      },
    ]);
    expect(root.conditions.map(({ branches }) => branches)).toEqual([
      [
        [{ field: 'type', absent: true, present: { only: ['RATE', 'FREE'] } }],
        [{ field: 'money', absent: false, present: 'any' }],
      ],
      [
        [
          { field: 'type', absent: true, present: { only: ['MONEY', 'FREE'] } },
          { field: 'rate', absent: true, present: 'none' },
        ],
        [
          { field: 'type', absent: true, present: { only: ['RATE'] } },
          { field: 'rate', absent: false, present: 'any' },
        ],
      ],
    ]);
  });

  it('has ranges that depend on another value, each bound in one rule', async () => {
    const { root } = await request('update-plan');
    const day = fieldOf(root.fields, 'day');
    expect(day.ranges).toEqual([
      { when: { kind: 'in', field: 'period', values: ['WEEKLY'] }, maximum: 7 },
      { when: { kind: 'in', field: 'period', values: ['MONTHLY'] }, maximum: 28 },
    ]);
    expect(day.rules.map(({ id, message }) => `${id}: ${message}`)).toEqual([
      'Plan.day.type: day must be a whole number or null',
      'Plan.day.minimum: day must be at least 1',
      'Plan.day.maximum: day must be at most 31, 7 when period is WEEKLY, 28 when period is MONTHLY',
    ]);
  });

  it('has arrays of plain values, UUIDs or keywords, patterns and rules in prose', async () => {
    const { fields } = (await request('update-plan')).root;
    expect(fieldOf(fields, 'tags')).toMatchObject({
      type: { kind: 'text', maxLength: 20 },
      array: { minItems: 1, maxItems: 3 },
    });
    expect(fieldOf(fields, 'levels')).toMatchObject({ type: { kind: 'integer', minimum: 0 }, array: { minItems: 0 } });
    expect(fieldOf(fields, 'reseller').rules.map(({ message }) => message)).toContain(
      'reseller must be a UUID or ALL or NONE',
    );
    expect(fieldOf(fields, 'note').prose).toEqual([{ effect: 'mandatory', text: 'the plan is one of the old ones' }]);
  });

  it('reads empty as null, except where an element is mandatory or declares otherwise', async () => {
    const { shapes } = await request('update-plan');
    const nullable = shapes.flatMap(({ fields }) => fields.filter((field) => field.nullable).map(({ name }) => name));
    expect(nullable).toEqual(['money', 'rate', 'period', 'day', 'reseller', 'tags', 'levels', 'zones', 'note']);
  });

  it('keeps the name of the page for the second of two path parameters', async () => {
    const { parameters, errors } = await loadOperation('update-plan', folder);
    expect(parameters?.root.fields.map(({ name, pageName }) => [name, pageName])).toEqual([
      ['id', undefined],
      ['planId', 'id'],
    ]);
    expect(errors.map(({ code }) => code)).toEqual(['PLAN_2003', 'GLOBAL_1001', 'PLAN_2001', 'PLAN_2002']);
  });

  it('has GET and DELETE without a body, dependent query parameters, and one named fields', async () => {
    const get = await loadOperation('list-usage', folder);
    expect(get).not.toHaveProperty('request');
    expect(await loadOperation('delete-plan', folder)).not.toHaveProperty('request');
    const root = get.parameters?.root;
    expect(root?.fields.map(({ name, location }) => `${location} ${name}`)).toEqual([
      'path id',
      'path service',
      'query from',
      'query to',
      'query fields',
      'query page',
    ]);
    for (const { name, span } of root?.fields ?? []) expect(span.source.text.slice(span.start, span.end)).toBe(name);
    const absent = (field: string) => ({ field, absent: true, present: 'none' });
    const present = (field: string) => ({ field, absent: false, present: 'any' });
    expect(root?.conditions.map(({ branches }) => branches)).toEqual([
      [
        [absent('from'), absent('to')],
        [present('from'), present('to')],
      ],
    ]);
  });

  it('nests objects in a bulk array, and gives a shape that two messages share two names', async () => {
    const { request: sent, response } = await loadOperation('create-orders', folder);
    expect(sent?.shapes.map(({ typeName }) => typeName)).toEqual([
      'CreateOrdersRequest',
      'Order',
      'Customer',
      'Address',
      'Line',
    ]);
    expect(response.shapes.map(({ typeName }) => typeName)).toEqual([
      'CreateOrdersResponse',
      'Result',
      'ResponseAddress',
    ]);
    expect(response).not.toHaveProperty('envelope');
  });
});

async function request(name: string) {
  const { request: message } = await loadOperation(name, folder);
  if (!message) throw new Error(`${name} has no request`);
  return message;
}

function fieldOf(fields: readonly Field[], name: string): Field {
  const found = fields.find((field) => field.name === name);
  if (!found) throw new Error(`No element ${name}`);
  return found;
}
