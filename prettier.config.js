/** The one formatting configuration: of this repository, and of everything the generator emits. */
export default { printWidth: 120, singleQuote: true, endOfLine: 'lf', proseWrap: 'preserve' };
