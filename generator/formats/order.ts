/** How values are ordered. A type or a format that has an order names it; rules of tables compare by it. */
import type { RuntimeFunction } from './format.js';

export interface Order {
  /** Values of one kind can be compared, whatever their notation. */
  readonly kind: 'number' | 'digits' | 'date' | 'moment' | 'month' | 'date and time' | 'time';
  /**
   * What the emitted validators call: a function that takes any value, and returns a key by which `<` compares, or undefined
   * for one that is not of the form. All functions of a kind return keys of one type.
   */
  readonly key: RuntimeFunction;
}

export const numbers: Order = { kind: 'number', key: { module: 'order', name: 'numberKey' } };
export const integers: Order = { kind: 'number', key: { module: 'order', name: 'integerKey' } };
/** Of texts of digits alone, by the numbers that they write. */
export const digits: Order = { kind: 'digits', key: { module: 'order', name: 'digitsKey' } };
export const dates: Order = { kind: 'date', key: { module: 'order', name: 'dateKey' } };
export const moments: Order = { kind: 'moment', key: { module: 'order', name: 'momentKey' } };
