/** Renders templates. They were checked against their views, so rendering does not fail. */
import type Handlebars from 'handlebars';
import { helpers } from './helpers.js';

/**
 * The text of a template, named by its path in the folder of templates, for a view of the shape that its target
 * declares.
 */
export type Render = (template: string, view: object) => string;

/** Compiles checked templates. Nothing is escaped implicitly, and every helper is known. */
export function compileTemplates(handlebars: typeof Handlebars, sources: ReadonlyMap<string, string>): Render {
  const own = handlebars.create();
  for (const [name, helper] of Object.entries(helpers)) {
    // The template was checked, so the value is of a kind that the helper accepts.
    own.registerHelper(name, (value: unknown) => helper.encode(value as never));
  }
  // `each`, `if` and `unless` are built in; the check rejects other blocks.
  const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]));
  const options = { strict: true, noEscape: true, knownHelpersOnly: true, knownHelpers };
  const compiled = new Map([...sources].map(([name, source]) => [name, own.compile(source, options)]));
  return (template, view) => {
    const render = compiled.get(template);
    if (!render) throw new Error(`No target declares the template ${template}`);
    return render(view);
  };
}
