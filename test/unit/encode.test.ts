import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { tries } from '../support/effort.js';
import { parse as parseYaml } from 'yaml';
import * as encode from '../../generator/4-emit/encode.js';
import { outline, parseMarkdown, textOf } from '../support/markdown.js';

/** Text of any kind, with what ends or begins something in some context more often than chance would have it. */
const dangerous = [
  '*/',
  '/*',
  '//',
  '`',
  '${',
  '}',
  "'",
  '"',
  '\\',
  '\n',
  '\r',
  '\r\n',
  '\u2028',
  '\u2029',
  '\u0085',
  '\t',
  '\0',
  '</script>',
  '<!--',
  '-->',
  '<b>',
  '<img src=x>',
  '|',
  '---',
  '===',
  '# ',
  '- ',
  '+ ',
  '* ',
  '1. ',
  '1) ',
  '> ',
  '[a](b)',
  '![a](b)',
  '[a]: b',
  '[^1]',
  '<a@b.c>',
  'http://a.example',
  'www.a.example',
  'a@b.example',
  '&lt;',
  '&#60;',
  '~~',
  '**',
  '__',
  '_a_',
  '$$',
  '{{',
  '}}',
  '@param',
  '@',
  '__proto__',
  '\ufeff',
  '\u00a0',
  '\u3000',
  '\ud800',
  '\u{1f600}',
  ': ',
  '#',
  'null',
  '0x1',
  '%',
  ' ',
  '/',
];
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(fc.constantFrom(...dangerous), fc.string({ maxLength: 4 })), { maxLength: 8 })
    .map((parts) => parts.join('')),
);
/** Blanks of ASCII and line breaks become one blank; a blank of Unicode, which a name may hold, stays as it is. */
const oneLine = (value: string): string =>
  value.replace(/[\t-\r \u0085\u2028\u2029\ufeff]+/g, ' ').replace(/^ | $/g, '');
const runs = { numRuns: tries(80, 1000) };

/** What an encoder spells as an escape, as the character that it stands for. */
const unspelt = (value: string): string =>
  value.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** The one statement of a source; anything more than that fails the test. */
function statementOf(source: string): ts.Statement {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.ES2022, true);
  expect((file as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics).toEqual([]);
  expect(file.statements).toHaveLength(1);
  const [statement] = file.statements;
  if (!statement) throw new Error('There is no statement');
  return statement;
}

function initializerOf(source: string): ts.Expression | undefined {
  const statement = statementOf(source);
  return ts.isVariableStatement(statement) ? statement.declarationList.declarations[0]?.initializer : undefined;
}

describe('TypeScript', () => {
  it('stringLiteral is a literal of the text', () => {
    fc.assert(
      fc.property(text, (value) => {
        const literal = initializerOf(`const a = ${encode.stringLiteral(value)};`);
        expect(literal && ts.isStringLiteral(literal) && literal.text).toBe(value);
        expect(encode.stringLiteral(value)).not.toMatch(/<\/|<!|[\n\r\u2028\u2029]/);
      }),
      runs,
    );
  });

  it('propertyKey is a key with that name', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.constantFrom('class', 'a-b', '1', '$', '_a')), (value) => {
        const object = initializerOf(`const a = { ${encode.propertyKey(value)}: 1 };`);
        const name = object && ts.isObjectLiteralExpression(object) ? object.properties[0]?.name : undefined;
        expect(name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text).toBe(value);
      }),
      runs,
    );
  });

  it('propertyAccess reads the property with that name', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.constantFrom('class', 'a-b', '1')), (value) => {
        const read = initializerOf(`const a = b${encode.propertyAccess(value)};`);
        const name =
          read && ts.isPropertyAccessExpression(read)
            ? read.name.text
            : read && ts.isElementAccessExpression(read) && ts.isStringLiteral(read.argumentExpression)
              ? read.argumentExpression.text
              : undefined;
        expect(name).toBe(value);
      }),
      runs,
    );
  });

  it('identifier returns valid names and throws for all others', () => {
    expect(encode.identifier('createCustomer')).toBe('createCustomer');
    for (const value of ['', 'a b', '1a', 'a-b', 'a;b', 'ä', 'a\n']) expect(() => encode.identifier(value)).toThrow();
  });

  it('literal prints numbers and booleans unchanged', () => {
    expect([encode.literal("it's"), encode.literal(-1.5), encode.literal(true)]).toEqual(['"it\'s"', '-1.5', 'true']);
  });

  it('blockComment does not end its comment, and contains no tag', () => {
    fc.assert(
      fc.property(text, (value) => {
        const statement = statementOf(`/** ${encode.blockComment(value)} */\nconst a = 1;`);
        expect(statement.getFullText().indexOf('*/')).toBe(statement.getFullText().lastIndexOf('*/'));
        expect(ts.getJSDocTags(statement.getChildAt(0))).toEqual([]);
        expect(ts.getJSDocTags(statement)).toEqual([]);
        expect(encode.blockComment(value)).not.toMatch(/<\/|<!|[\n\r\u2028\u2029]/);
      }),
      runs,
    );
  });

  it('lineComment stays on its line', () => {
    fc.assert(
      fc.property(text, (value) => {
        statementOf(`// ${encode.lineComment(value)}\nconst a = 1;`);
      }),
      runs,
    );
  });

  it('regexLiteral is the same regular expression', () => {
    const pattern = fc
      .oneof(text, fc.stringMatching(/^[\^]?[a-z/[\](){}.*+?|\\d]{0,9}[$]?$/))
      .filter((source) => isPattern(source) && !/\p{Cs}/u.test(source));
    fc.assert(
      fc.property(pattern, (source) => {
        const literal = initializerOf(`const a = ${encode.regexLiteral(source, 'u')};`);
        if (!literal || !ts.isRegularExpressionLiteral(literal)) throw new Error(`No regular expression: ${source}`);
        const end = literal.text.lastIndexOf('/');
        const again = new RegExp(literal.text.slice(1, end), literal.text.slice(end + 1));
        expect([unspelt(again.source), again.flags]).toEqual([unspelt(new RegExp(source, 'u').source), 'u']);
      }),
      runs,
    );
    expect(encode.regexLiteral('a/b\n')).toBe('/a\\/b\\n/');
  });
});

function isPattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

describe('data', () => {
  it('json parses to the same data', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (value) => void expect(JSON.parse(encode.json(value))).toEqual(JSON.parse(JSON.stringify(value))),
      ),
    );
  });

  it('yamlScalar parses to the same text', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.constantFrom('null', 'yes', '1', '~', '', '- a', 'a: b', '!!x', '&a', '*a')),
        (value) => {
          expect(parseYaml(`key: ${encode.yamlScalar(value)}\nnext: 1\n`)).toEqual({ key: value, next: 1 });
        },
      ),
      runs,
    );
  });
});

/** What the parser itself does to code. */
const seenInCode = (value: string): string => oneLine(value).replaceAll('\0', '\ufffd');

/** What the parser itself does to text that no markup is in; some controls and non-characters no reference can name. */
const seen = (value: string): string => oneLine(value).replace(/[\0\u007f-\u009f\ufffe\uffff]/g, '\ufffd');

describe('Markdown', () => {
  const visible = text.filter((value) => oneLine(value) !== '');

  it('markdownText is text in a paragraph, a heading, a list and a cell', async () => {
    await fc.assert(
      fc.asyncProperty(visible, async (value) => {
        // A page shows nothing of the elements that keep GitHub from reading the name of a picture or an address.
        const encoded = encode.markdownText(value).replace(/<span>([:@])<\/span>/g, '\\$1');
        const tree = await parseMarkdown(
          `${encoded}\n\n## ${encoded}\n\n- ${encoded}\n\n| a | b |\n| - | - |\n| ${encoded} | c |\n`,
        );
        expect(outline(tree)).toBe(
          'root(paragraph(text) heading(text) list(listItem(paragraph(text))) table(tableRow(tableCell(text) tableCell(text)) tableRow(tableCell(text) tableCell(text))))',
        );
        for (const block of tree.children?.slice(0, 3) ?? []) expect(textOf(block)).toBe(seen(value));
        expect(textOf(tree.children?.[3] ?? tree)).toBe(`ab${seen(value)}c`);
      }),
      runs,
    );
  });

  it('markdownText leaves no name of a picture between two colons', () => {
    for (const value of [
      ':tada:',
      '::tada:',
      ':a:b:',
      'Yes:+1: and no:-1:',
      'All :100: of them',
      'Not :8ball:',
      'By :e-mail:',
    ])
      expect(encode.markdownText(value)).not.toMatch(/:[\w+-]+:/);
    for (const time of ['At HH:MM:SS', 'At 10:30:00', 'At HH:mm:ss', 'At hh:mi:ss', 'At HH:mm:ss+07:00'])
      expect(encode.markdownText(time)).toBe(time);
  });

  it('markdownCode is code', async () => {
    await fc.assert(
      fc.asyncProperty(visible, async (value) => {
        if (value.includes('{{')) return;
        const tree = await parseMarkdown(`a ${encode.markdownCode(value)} b\n`);
        expect(outline(tree)).toBe('root(paragraph(text inlineCode text))');
        expect(unspelt(tree.children?.[0]?.children?.[1]?.value ?? '')).toBe(unspelt(seenInCode(value)));
      }),
      runs,
    );
  });

  it('markdownCellCode is code in one cell', async () => {
    await fc.assert(
      fc.asyncProperty(visible, async (value) => {
        if (value.includes('{{')) return;
        const tree = await parseMarkdown(`| a | b |\n| - | - |\n| ${encode.markdownCellCode(value)} | c |\n`);
        expect(outline(tree)).toBe(
          `root(table(tableRow(tableCell(text) tableCell(text)) tableRow(tableCell(${value.includes('\\|') ? 'text' : 'inlineCode'}) tableCell(text))))`,
        );
      }),
      runs,
    );
  });

  it('markdownText and markdownCode contain nothing that Vue or MDX evaluates', () => {
    const hostile = fc
      .array(fc.constantFrom('{{', '}}', '{', '}', ' ', 'x', '|', '`', 'import', 'export', '\\', '&#123;'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, hostile), (value) => {
        expect(encode.markdownText(value)).not.toMatch(/[{}]|^(import|export)\b/);
        expect(encode.markdownCode(value)).not.toContain('{{');
        expect(encode.markdownCellCode(value)).not.toContain('{{');
      }),
      runs,
    );
    expect(encode.markdownText('import {x}')).toBe('&#105;mport &#123;x&#125;');
    expect(encode.markdownCellCode('{{ a|b }}')).toBe('<code>&#123;&#123; a\\|b &#125;&#125;</code>');
  });

  it('htmlId accepts only names', () => {
    expect(encode.htmlId('request-Contact')).toBe('request-Contact');
    for (const id of ['', 'a b', 'a"', '<a', '1a']) expect(() => encode.htmlId(id)).toThrow('Not an id');
  });
});
