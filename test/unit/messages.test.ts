import { describe, expect, it } from 'vitest';
import { formName, messageFormsOf, messagesOf } from '../../generator/model/messages.js';
import { buildModel } from '../../generator/2-model/build.js';
import { loadFolder } from '../../generator/1-load/load.js';
import { defined } from '../../generator/defined.js';
import { addTo, groupedBy } from '../../generator/grouped.js';

describe('the messages of an operation', async () => {
  const { files } = await loadFolder('test/support/family');
  const { operations } = buildModel(files).model;
  const named = (name: string) =>
    defined(
      operations.find((one) => one.name === name),
      name,
    );

  it('are those of parameters, request and response that it has', () => {
    const roles = (name: string): readonly string[] => messagesOf(named(name)).map(({ role }) => role);
    expect(roles('update-plan')).toEqual(['parameters', 'request', 'response']);
    expect(roles('list-usage')).toEqual(['parameters', 'response']);
    expect(roles('create-orders')).toEqual(['request', 'response']);
  });

  it('have two forms each, with the names of their files', () => {
    const names = messageFormsOf(named('create-orders')).map(({ message, form }) => formName(message, form));
    expect(names).toEqual(['request', 'request.wire', 'response', 'response.wire']);
  });
});

describe('a value that must be there', () => {
  it('is named by an internal error when it is missing', () => {
    expect(() => defined(undefined, 'line 3')).toThrow('Missing: line 3');
  });

  it('may be empty', () => {
    expect(['', 0, null, false].map((value) => defined(value, 'a value'))).toEqual(['', 0, null, false]);
  });
});

describe('groups', () => {
  it('keep the order of their items, and that of their first items', () => {
    const groups = groupedBy(['b1', 'a1', 'b2'], (text) => text.charAt(0));
    addTo(groups, 'a', 'a2');
    addTo(groups, 'c', 'c1');
    expect([...groups]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1', 'a2']],
      ['c', ['c1']],
    ]);
  });
});
