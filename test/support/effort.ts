/** Whether the tests try every kind of what they hold, as in `npm run test:all` and `npm run prove:thorough`. */
export const isThorough = process.env['THOROUGH'] === '1';

/** What a test tries: the main kinds in `npm test`, every kind when there is more time. What it says of each is the same either way. */
export function effort<Amount>(quick: Amount, thorough: Amount): Amount {
  return isThorough ? thorough : quick;
}

/** How many of a kind a test tries, at random or one after the other: many only in `npm run prove:thorough`. */
export function tries(few: number, many: number): number {
  return process.env['TRIES'] === 'many' ? many : few;
}
