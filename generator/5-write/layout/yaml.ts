/**
 * A YAML text as its nodes: values in order, with comments, regardless of quotes, folding and indentation. Without
 * comments and what JSON does not have, it is the data as JSON text.
 */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml';

/** Undefined when it does not parse. */
export function yamlForm(text: string): string | undefined {
  const documents = parseAllDocuments(text, { intAsBigInt: true });
  if (!Array.isArray(documents)) return '';
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  const forms = documents.map(
    ({ contents, comment, commentBefore }) => commentText(commentBefore) + formOf(contents) + commentText(comment),
  );
  return forms.join('\n---\n');
}

function formOf(node: unknown): string {
  if (!isNode(node)) return 'nothing';
  return `${commentText(node.commentBefore)}${propertiesOf(node)}${valueOf(node)}${commentText(node.comment)}`;
}

function valueOf(node: Node): string {
  if (isAlias(node)) return `*${node.source}`;
  if (isScalar(node))
    return typeof node.value === 'string' ? JSON.stringify(node.value) : (node.source ?? String(node.value));
  if (isSeq(node)) return `[${node.items.map(formOf).join(',')}]`;
  if (!isMap(node)) return 'nothing';
  return `{${node.items.map((pair) => (isPair(pair) ? `${formOf(pair.key)}:${formOf(pair.value)}` : 'nothing')).join(',')}}`;
}

function propertiesOf(node: Node): string {
  const anchor = 'anchor' in node && typeof node.anchor === 'string' ? `&${node.anchor} ` : '';
  return anchor + (node.tag === undefined ? '' : `${node.tag} `);
}

function commentText(comment: string | null | undefined): string {
  return (comment ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `\n#${line.trim()}\n`)
    .join('');
}
