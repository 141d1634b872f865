/** A YAML text as its nodes: values in order, with comments, regardless of quotes, folding and indentation. */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml';

/** Undefined when it does not parse. */
export function yamlForm(text: string): string | undefined {
  const documents = parseAllDocuments(text, { intAsBigInt: true });
  if (!Array.isArray(documents)) return '';
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  const parts: string[] = [];
  for (const { contents, comment, commentBefore } of documents) {
    parts.push('document', ...commentLines(commentBefore));
    writeNode(contents, parts);
    parts.push(...commentLines(comment));
  }
  return parts.join('\n');
}

function writeNode(node: unknown, parts: string[]): void {
  if (isPair(node)) {
    writeNode(node.key, parts);
    parts.push(':');
    writeNode(node.value, parts);
    return;
  }
  if (!isNode(node)) {
    parts.push('nothing');
    return;
  }
  parts.push(...commentLines(node.commentBefore), ...propertiesOf(node));
  if (isAlias(node)) parts.push(`*${node.source}`);
  else if (isScalar(node))
    parts.push(typeof node.value === 'string' ? JSON.stringify(node.value) : (node.source ?? String(node.value)));
  else if (isMap(node) || isSeq(node)) {
    parts.push(isMap(node) ? '{' : '[');
    for (const item of node.items) writeNode(item, parts);
    parts.push('}');
  }
  parts.push(...commentLines(node.comment));
}

function propertiesOf(node: Node): readonly string[] {
  const anchor = 'anchor' in node && typeof node.anchor === 'string' ? [`&${node.anchor}`] : [];
  return [...anchor, ...(node.tag === undefined ? [] : [node.tag])];
}

function commentLines(comment: string | null | undefined): readonly string[] {
  return (comment ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [`#${line.trim()}`]));
}
