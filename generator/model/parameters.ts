/** Parameters as they are sent. */
import type { Field } from './model.js';

/** The name under which a parameter is sent: that of the page, where the definition had to give it another one. */
export function sentNameOf({ name, location, pageName }: Pick<Field, 'name' | 'location' | 'pageName'>): string {
  return location === 'path' ? name : (pageName ?? name);
}
