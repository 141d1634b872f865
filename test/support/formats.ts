/** The section of `docs/definitions.md` about types and formats. */
import { formatOfNotation } from '../../generator/formats/notation/format.js';
import { isFlaw, parseNotation } from '../../generator/formats/notation/notation.js';
import { notationTypes } from '../../generator/formats/notation/types.js';
import { formatNames, formats, scalarNames, scalars } from '../../generator/formats/index.js';

export function formatDocs(): string {
  const rows = [
    ...scalarNames.map((name) => {
      const { type, words, right } = scalars[name];
      return [code(`type: ${type}`), words.one, examples(right.slice(0, 2)), '', ''];
    }),
    ...formatNames.map((name) => {
      const { type, isNamed, takesKeywords, words, folding, beyondPattern, notes, right, wrong } = formats[name];
      return [
        code(isNamed ? `type: ${type}, format: ${name}` : `type: ${type}`),
        takesKeywords ? `${words}, or one of the \`keywords\`` : words,
        examples(right.slice(0, 2)),
        examples(wrong.slice(0, 2)),
        [
          ...(notes === undefined ? [] : [notes]),
          ...(folding ? ['With `case: fold` the wire form takes letters of any case.'] : []),
          ...(beyondPattern === undefined ? [] : [`Schemas are weaker: ${beyondPattern}`]),
        ].join(' '),
      ];
    }),
  ];
  const dates = ['YYYY-MM-DD', 'YYYY-MM-DD HH:MI:SS', 'HHMMSS', 'YYYY-MM-DDTHH:mm:ssXXX', 'YYYY-MM-DDTHH:mm:ss+07:00'];
  const written = dates.map((said) => {
    const notation = parseNotation(said);
    if (isFlaw(notation)) throw new Error(`${said}: ${notation.why}`);
    const { words, right, wrong } = formatOfNotation(notation);
    const [type] = Object.entries(notationTypes).find(([, holds]) => holds === notation.holds) ?? [''];
    return [
      code(`type: ${type}, format: ${said}`),
      words,
      examples(right.slice(0, 2)),
      examples(wrong.slice(0, 2)),
      '',
    ];
  });
  const table = [['write', 'a value must be', 'right', 'wrong', ''], ['-', '-', '-', '-', '-'], ...rows, ...written];
  return `${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function examples(values: readonly { readonly value: unknown }[]): string {
  return values.map(({ value }) => code(JSON.stringify(value).replaceAll('"', ''))).join(', ');
}

function code(text: string): string {
  return `\`${text}\``;
}
