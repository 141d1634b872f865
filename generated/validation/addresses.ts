/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/addresses.ts, made by `specwright generate`. Do not edit.
/** Addresses and names of hosts. */

/** Four numbers from 0 to 255, without zeros in front: `192.0.2.1`. */
export function isIpv4(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 15) return false;
  let numbers = 0;
  let digits = 0;
  let number = 0;
  for (let i = 0; i <= value.length; i++) {
    const code = i === value.length ? 46 : value.charCodeAt(i);
    if (code === 46) {
      if (digits === 0) return false;
      numbers++;
      digits = 0;
      number = 0;
    } else {
      if (code < 48 || code > 57 || (digits > 0 && number === 0)) return false;
      number = number * 10 + code - 48;
      if (number > 255) return false;
      digits++;
    }
  }
  return numbers === 4;
}

/** An address of RFC 4291 without a zone: `2001:db8::1`. */
export function isIpv6(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 45 || !/^[0-9A-Fa-f:.]+$/.test(value)) return false;
  const [front = '', behind, more] = value.split('::');
  if (more !== undefined) return false;
  if (behind === undefined) return groupsIn(front, true) === 8;
  const left = front === '' ? 0 : groupsIn(front, false);
  const right = behind === '' ? 0 : groupsIn(behind, true);
  return left + right <= 7;
}

/** Either of the two. */
export function isIp(value: unknown): value is string {
  return isIpv4(value) || isIpv6(value);
}

/** The number of groups of 16 bits; of a text that has others, infinite. */
function groupsIn(text: string, isEnd: boolean): number {
  const groups = text.split(':');
  const last = groups.at(-1);
  const hasIpv4 = isEnd && isIpv4(last);
  const others = hasIpv4 ? groups.slice(0, -1) : groups;
  return others.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group)) ? others.length + (hasIpv4 ? 2 : 0) : Infinity;
}

const hostname = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/** Labels of letters, digits and hyphens of ASCII, up to 253 characters in all. */
export function isHostname(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 253 && hostname.test(value);
}
