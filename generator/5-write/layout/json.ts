/** The tokens of a JSON text: numbers and texts as they are spelt, keys in their order. A comma too many is none. */
export function jsonForm(text: string): string {
  const tokens = text.match(/"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|[^\s{}[\]:,"]+|\S/g) ?? [];
  return tokens.filter((token, index) => token !== ',' || !/^[}\]]$/.test(tokens[index + 1] ?? '')).join('\n');
}
