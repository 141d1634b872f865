/** Renders templates. They were checked against their views, so rendering does not fail. */
import type Handlebars from 'handlebars';
import type { EmittedFile } from '../target.js';
import type { Site } from '../sites/site.js';
import { helpers, helpersFor, layouts, layoutsFor } from './helpers.js';

/**
 * The text of a template, named by its path in the folder of templates, for a view of the shape that its target declares.
 * The templates of the package print it in its final form.
 */
export type Render = (template: string, view: object) => Pick<EmittedFile, 'content' | 'verbatim'>;

/** The text of a template. */
export type RenderText = (template: string, view: object) => string;

/** Every helper is known, and nothing is escaped implicitly. */
export function templateOptions(): CompileOptions {
  // `each`, `if` and `unless` are built in; the check rejects other blocks.
  const knownHelpers = Object.fromEntries([...Object.keys(helpers), ...Object.keys(layouts)].map((name) => [name, true]));
  return { strict: true, noEscape: true, knownHelpersOnly: true, knownHelpers };
}

/** Compiles checked templates. */
export function compileTemplates(
  handlebars: typeof Handlebars,
  sources: ReadonlyMap<string, string>,
  site: Site,
): RenderText {
  const own = withHelpers(handlebars, site);
  return renderText(new Map([...sources].map(([name, source]) => [name, own.compile(source, templateOptions())])));
}

/** The same of compiled templates. */
export function useCompiled(
  runtime: typeof Handlebars,
  specifications: Readonly<Record<string, TemplateSpecification>>,
  site: Site,
): RenderText {
  const own = withHelpers(runtime, site);
  return renderText(new Map(Object.entries(specifications).map(([name, one]) => [name, own.template(one)])));
}

function withHelpers(handlebars: typeof Handlebars, site: Site): typeof Handlebars {
  const own = handlebars.create();
  for (const [name, helper] of Object.entries(helpersFor(site))) {
    // The template was checked, so the value is of a kind that the helper accepts.
    own.registerHelper(name, (value: unknown) => helper.encode(value as never));
  }
  for (const [name, layout] of Object.entries(layoutsFor(site))) {
    own.registerHelper(name, function (this: unknown, options: Handlebars.HelperOptions) {
      return layout(options.fn(this));
    });
  }
  return own;
}

function renderText(compiled: ReadonlyMap<string, HandlebarsTemplateDelegate>): RenderText {
  return (template, view) => {
    const render = compiled.get(template);
    if (!render) throw new Error(`No target declares the template ${template}`);
    return render(view);
  };
}
