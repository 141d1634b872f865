import { describe, expect, it } from 'vitest';
import { compilerMessages } from '../../generator/cli/compiler-messages.js';

describe('messages of the compiler', () => {
  it('have a place, also in a folder with parentheses, or none', () => {
    const output = [
      "app/(shop)/a (1).ts(3,5): error TS2322: Type 'string' is not assignable (see b.ts(1,2): error TS1: x).",
      "  Types of property 'x' are incompatible.",
      '  c.ts(9,9): error TS9: this is an explanation',
      'error TS18003: No inputs were found.',
      'Found 2 errors.',
    ].join('\r\n');
    expect(compilerMessages(output)).toEqual([
      {
        ...{ path: 'app/(shop)/a (1).ts', line: 3, column: 5, code: 'TS2322' },
        message: "Type 'string' is not assignable (see b.ts(1,2): error TS1: x).",
      },
      { code: 'TS18003', message: 'No inputs were found.' },
    ]);
  });
});
