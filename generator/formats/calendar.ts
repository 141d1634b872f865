/** Patterns of the Gregorian calendar. */

/** Two digits 04 to 96 that 4 divides. */
export const LEAP = '(?:0[48]|[2468][048]|[13579][26])';
/** Any year but 0000. */
export const YEAR = '(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})';
/** Divided by 4 and not by 100, or divided by 400 and not 0000. */
export const LEAP_YEAR = `(?:[0-9]{2}${LEAP}|${LEAP}00)`;
export const MONTH = '(?:0[1-9]|1[0-2])';
/** Days that every month has. */
export const DAY_TO_28 = '(?:0[1-9]|1[0-9]|2[0-8])';
export const MONTH_OF_30 = '(?:0[13-9]|1[0-2])';
export const MONTH_OF_31 = '(?:0[13578]|1[02])';
