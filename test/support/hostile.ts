/** Definitions with hostile text in every slot for free text, and with names that have a meaning elsewhere. */
import { stringify } from 'yaml';
import { loadSource } from '../../generator/1-load/load-source.js';
import { buildModel, type Built } from '../../generator/2-model/build.js';

/** Set by code that gets out of its place. */
export const canary = '__specwrightCanary';

const code = `globalThis.${canary} = 1`;

/** What breaks out of comments, strings, templates, scripts, front matter, tables and lists. */
export const breakouts = [
  `*/ ${code}; /*`,
  `' + (${code}) + '`,
  `" + (${code}) + "`,
  `\`; ${code}; \``,
  `\${${code}}`,
  `\\'; ${code}; //`,
  `</script><script>${code}</script>`,
  `<img src=x onerror="${code}">`,
  `<!-- --> -->`,
  `{{${code}}} {{{title}}} {{#each a}}`,
  '| a | b |',
  '--- # not: [yaml',
  '![image](http://a.example/x.png) [link](javascript:alert) <http://a.example> www.a.example',
  '@deprecated @type {string} {@link x}',
  '__proto__ constructor toString',
  '# heading - item * item 1. item > quote ``` ~~~',
  `: & * ! % @ \` null ~ \u2014 \u{1f600}`,
];

/** All of them, different in each slot. */
export class Slots {
  readonly texts: string[] = [];

  /** Text that may have several lines. */
  text(slot: string): string {
    const text = `${slot} ${breakouts.join(' ')}\n---\n${code}\n*/ ${code} //\n| x | y |\n- ${slot}`;
    this.texts.push(text);
    return text;
  }

  line(slot: string): string {
    const text = `${slot} ${breakouts.join(' ')}`;
    this.texts.push(text);
    return text;
  }

  /** For slots with a largest length. */
  short(slot: string): string {
    const text = `${slot} ${breakouts[0] ?? ''} ${breakouts[4] ?? ''}`;
    this.texts.push(text);
    return text;
  }
}

const names = [
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'class',
  'default',
  'eval',
  'Function',
  'require',
  'arguments',
  'await',
  'import',
  'a-b',
  'a.b',
  '$',
  '_',
  'undefined',
  'null',
  'true',
  'NaN',
  'this',
  'length',
  'value',
  'violations',
  'out',
  'pointer',
  'key',
  'then',
  'toJSON',
];

export interface Hostile {
  readonly built: Built;
  readonly slots: Slots;
}

/** The model of the definitions; they have no mistake but what the caller finds in the diagnostics. */
export function hostileModel(): Hostile {
  const slots = new Slots();
  const field = (slot: string, more: object = {}): object => ({
    type: 'String',
    presence: 'O',
    description: slots.text(slot),
    ...more,
  });
  const rejection = (status: number, name: string): object => ({
    status,
    code: `LOCAL_${name}`,
    message: slots.text(name),
  });
  const common = {
    common: 'hostile',
    api: {
      title: slots.line('api-title'),
      version: slots.line('version'),
      servers: ['/'],
      security: 'bearer',
      reading: 'R1',
    },
    readings: {
      R1: { stated: slots.text('stated'), example: slots.text('example'), inferred: slots.text('inferred') },
    },
    response: {
      shape: 'Response',
      unknown: 'keep',
      envelope: {
        errorCode: 'errorCode',
        errorMessage: 'errorMessage',
        payload: ['content'],
        empty: { written: '', read: ['', [], {}, null] },
        reading: 'R1',
      },
    },
    errors: { 'A.B-1': { status: 503, message: slots.text('error'), retry: true, reading: 'R1' } },
    rejections: {
      invalidRequest: rejection(400, 'A'),
      unauthenticated: rejection(401, 'B'),
      notEligible: rejection(403, 'C'),
      notFound: rejection(404, 'D'),
      methodNotAllowed: rejection(405, 'E'),
      requestTimeout: rejection(408, 'I'),
      payloadTooLarge: rejection(413, 'F'),
      unsupportedMediaType: rejection(415, 'G'),
      internalError: rejection(500, 'H'),
      deadlineExceeded: rejection(504, 'J'),
    },
    shapes: {
      Response: {
        table: slots.line('response-table'),
        description: slots.text('response'),
        fields: {
          errorCode: field('errorCode'),
          errorMessage: field('errorMessage'),
          content: field('content', { type: 'Object', shape: 'Object', array: { minItems: 1 } }),
        },
      },
    },
  };
  const [first = '', second = ''] = [slots.line('enum-1'), slots.line('enum-2')];
  const request = {
    text: field('text', { deprecated: slots.text('deprecated'), future: true, reading: 'R1' }),
    choice: field('choice', {
      presence: 'M',
      enum: [first, second],
      aliases: { [slots.short('alias')]: first },
    }),
    chosen: field('chosen', { enum: [first, second], default: second }),
    matched: field('matched', { pattern: `^(/|'|"|\`|\\*/|\\$\\{|</script>|-->)*$` }),
    identifier: field('identifier', { type: 'UUID', keywords: [slots.line('keyword')] }),
    conditional: field('conditional', { presence: 'CM', when: { field: 'choice', equals: first } }),
    spoken: field('spoken', { presence: 'CM', when: { prose: slots.text('prose') } }),
    ignored: field('ignored', { ignored: { field: 'choice', equals: second } }),
    ...Object.fromEntries(names.map((name) => [name, field(`name-${name}`)])),
  };
  const operation = {
    operation: 'delete',
    title: slots.line('title'),
    description: slots.text('description'),
    tag: slots.line('tag'),
    uses: 'common.spec.yaml',
    http: {
      method: 'POST',
      path: `/a'b$&(c)*/{constructor}/{a-b}.x/{$}`,
      parameters: {
        constructor: field('constructor', { in: 'path', presence: 'M' }),
        'a-b': field('a-b', { in: 'path', presence: 'M', enum: [slots.line('path-enum')], pageName: 'class' }),
        $: field('$', { in: 'path', presence: 'M', type: 'Numeric' }),
        import: field('import', { in: 'query' }),
        'q.r': field('q.r', { in: 'query', default: slots.line('query-default') }),
      },
    },
    eligibility: { rule: slots.text('eligibility'), reading: 'R1' },
    request: { shape: 'Request', tolerances: { blank: 'absent', case: 'exact', unknown: 'drop' } },
    shapes: {
      Request: { table: slots.line('table'), description: slots.text('shape'), fields: request },
      Object: {
        table: slots.line('object-table'),
        description: slots.text('object'),
        fields: { class: field('class', { presence: 'M' }) },
      },
    },
    examples: [
      {
        name: 'hostile',
        title: slots.line('example-title'),
        message: 'request',
        canonical: 'bad',
        wire: 'good',
        value: {
          choice: first,
          conditional: slots.text('example-value'),
          chosen: second,
          spoken: slots.text('spoken-value'),
          [slots.line('key')]: 1,
        },
      },
    ],
  };
  const files = Object.entries({ 'common.spec.yaml': common, 'delete.spec.yaml': operation }).map(
    ([path, definition]) => {
      const { file, diagnostics } = loadSource({ path, text: stringify(definition) });
      if (!file) throw new Error(diagnostics.map(({ message }) => `${path}: ${message}`).join('\n'));
      return file;
    },
  );
  return { built: buildModel(files), slots };
}
