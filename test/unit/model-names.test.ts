import { describe, expect, it } from 'vitest';
import { loadSource } from '../../generator/1-load/load-source.js';
import { buildModel } from '../../generator/2-model/build.js';
import { commonText } from '../support/model.js';

/** An operation make-thing whose root has one element of each of these shapes. */
function build(names: readonly string[], uses = 'common.spec.yaml') {
  const text = [
    'operation: make-thing',
    'title: Make Thing',
    'description: Makes a thing.',
    'tag: Things',
    `uses: ${uses}`,
    'http: { method: POST, path: /things }',
    'request: { shape: Root }',
    'shapes:',
    '  Root:',
    '    table: Root',
    '    description: The root.',
    '    fields:',
    ...names.map((name, index) => `      e${index}: { type: Object, presence: O, shape: ${name}, description: It. }`),
    ...names.flatMap((name) => [
      `  ${name}:`,
      `    table: ${name}`,
      `    description: A ${name}.`,
      '    fields: { name: { type: String, presence: O, description: Its name. } }',
    ]),
  ].join('\n');
  const files = [
    { path: 'in/common.spec.yaml', text: commonText },
    { path: 'in/make-thing.spec.yaml', text },
  ].flatMap((source) => loadSource(source).file ?? []);
  return buildModel(files);
}

describe('type names', () => {
  it('are the names of the shapes, unless the emitted code already uses them', () => {
    const names = ['Part', 'Error', 'Promise', 'Violation', 'ParsedPart', 'MakeThingRequest', 'MakeThingResponse'];
    const [operation] = build(names).model.operations;
    expect(operation?.request?.shapes.map(({ typeName }) => typeName)).toEqual([
      'MakeThingRequest',
      'Part',
      expect.stringMatching(/^MakeThingError\d+$/),
      'MakeThingPromise',
      'MakeThingViolation',
      'MakeThingParsedPart',
      'MakeThingMakeThingRequest',
      'MakeThingMakeThingResponse',
    ]);
    expect(operation?.response.root.typeName).toBe('MakeThingResponse');
  });
});

describe('an operation with anything unresolved', () => {
  it('is left out of the model, and its messages are still checked', () => {
    const built = build(['Part'], 'comon.spec.yaml');
    expect(built.model.operations).toEqual([]);
    expect(built.messages.map(({ role }) => role)).toEqual(['request']);
    const whole = build(['Part']);
    expect(whole.model.operations.map(({ name }) => name)).toEqual(['make-thing']);
    const [file] = whole.files.filter(({ kind }) => kind === 'operation');
    expect(file?.source.path).toBe('in/make-thing.spec.yaml');
  });

  it('is left out when a reference has no target', () => {
    const text = commonText.replace('presence: O,', 'presence: O, reading: R9,');
    const common = loadSource({ path: 'in/common.spec.yaml', text }).file;
    const files = [...(common ? [common] : []), ...build(['Part']).files.filter(({ kind }) => kind === 'operation')];
    const built = buildModel(files);
    expect(built.diagnostics.map(({ code }) => code)).toEqual(['unknown-reading']);
    expect(built.model.operations).toEqual([]);
  });
});
