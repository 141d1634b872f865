import { parsers } from 'prettier/plugins/markdown';

/** A node of the Markdown parser that Prettier comes with. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly depth?: number;
  readonly children?: readonly MarkdownNode[];
}

export async function parseMarkdown(source: string): Promise<MarkdownNode> {
  // The parser takes more options than it looks at.
  return (await parsers.markdown.parse(source, { originalText: source } as never)) as MarkdownNode;
}

/** `paragraph(text)`: the kinds of nodes, texts beside each other as one. */
export function outline({ type, children }: MarkdownNode): string {
  if (!children) return type;
  const inner = children.map(outline).filter((kind, index, all) => kind !== 'text' || all[index - 1] !== 'text');
  return inner.length > 0 ? `${type}(${inner.join(' ')})` : type;
}

export function textOf({ value, children }: MarkdownNode): string {
  return value ?? (children ?? []).map(textOf).join('');
}

/** A node and all below it of a type. */
export function nodesOf(node: MarkdownNode, type: string): readonly MarkdownNode[] {
  return [...(node.type === type ? [node] : []), ...(node.children ?? []).flatMap((child) => nodesOf(child, type))];
}
