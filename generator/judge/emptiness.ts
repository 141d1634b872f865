/** What an empty text and null mean for an element. */
import type { Field, Form } from '../model/model.js';

/** In wire form, blank elements are not given if the definition treats blanks as absent. */
export function isBlank(form: Form, field: Field | undefined, element: unknown): boolean {
  return form === 'wire' && field?.wire.blank === 'absent' && (element === '' || element === null);
}

/** Whether reading a blank applies a tolerance; null that means null does not. */
export function isBlankText(field: Field, element: unknown): boolean {
  if (field.wire.blank === 'absent') return element === '' || element === null;
  return isEmpty(field, element, 'wire') && !isEmpty(field, element, 'canonical');
}

/** Whether an element is given as empty: as it is written, or in wire form as it is read. */
export function isEmpty({ nullable, emptyText, wire }: Field, element: unknown, form: Form): boolean {
  if (!nullable && !emptyText) return false;
  const isOther = form === 'wire' && wire.blank !== 'error';
  return element === (nullable ? null : '') || (isOther && (element === null || element === ''));
}

/** Whether an element is given for conditions: one that is empty counts as not given. */
export function isThere(field: Field, element: unknown, form: Form): boolean {
  return element !== undefined && !isEmpty(field, element, form);
}
