/** Mistakes in what users bring to phase 4: templates and targets. */
import { blamingTemplates } from '../4-emit/blame.js';
import type { LoadedTemplates } from '../4-emit/templates/load-templates.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { ExtensionError } from '../extend/extensions.js';

/** The result of the action, or a diagnostic if it fails because of a template or a target of the user. */
export async function blaming<Result extends object>(
  templates: LoadedTemplates,
  action: () => Promise<Result>,
): Promise<{ readonly value: Result } | { readonly blamed: Diagnostic }> {
  try {
    return await blamingTemplates(templates, action);
  } catch (error) {
    if (error instanceof ExtensionError) return { blamed: error.diagnostic };
    throw error;
  }
}
