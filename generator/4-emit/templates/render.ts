/** Templates to text. The templates have been checked against their views, so that rendering does not fail. */
import type Handlebars from 'handlebars';
import { helpers } from './helpers.js';

/** The text of a template, named by its path in the folder of templates, for a view of the shape its target declares. */
export type Render = (template: string, view: object) => string;

/** Compiles checked templates; nothing in them is escaped by itself, and every helper is known. */
export function compileTemplates(handlebars: typeof Handlebars, sources: ReadonlyMap<string, string>): Render {
  const own = handlebars.create();
  for (const [name, helper] of Object.entries(helpers)) {
    // The template was checked: the value is of a kind that the helper takes.
    own.registerHelper(name, (value: unknown) => helper.encode(value as never));
  }
  // `each`, `if` and `unless` are built in; the check allows no other block.
  const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]));
  const options = { strict: true, noEscape: true, knownHelpersOnly: true, knownHelpers };
  const compiled = new Map([...sources].map(([name, source]) => [name, own.compile(source, options)]));
  return (template, view) => {
    const render = compiled.get(template);
    if (!render) throw new Error(`No target declares the template ${template}`);
    return render(view);
  };
}
