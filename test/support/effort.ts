/** Whether the tests run in `npm run prove:thorough`, which has more time than `npm test`. */
export const isThorough = process.env['THOROUGH'] === '1';

/** How much of something random or exhaustive a test tries. What it says of each is the same either way. */
export function effort<Amount>(quick: Amount, thorough: Amount): Amount {
  return isThorough ? thorough : quick;
}
