/** The tokens of a JSON text: numbers and strings as written, keys in their order. A trailing comma is ignored. */
export function jsonForm(text: string): string {
  const tokens = text.match(/"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|[^\s{}[\]:,"]+|\S/g) ?? [];
  return tokens.filter((token, index) => token !== ',' || !/^[}\]]$/.test(tokens[index + 1] ?? '')).join('\n');
}
