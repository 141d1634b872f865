import { printMarkdown } from '../print-markdown.js';
import type { Render, RenderText } from './render.js';

/** Renders the templates of the package, which print their files in the final form. */
export function ownRender(renderText: RenderText): Render {
  return (template, view) => {
    const content = renderText(template, view);
    return { content: template.endsWith('.md.hbs') ? printMarkdown(content) : content, verbatim: true };
  };
}
