/** The page of each API, which lists its operations, and the sidebar of them all. */
import { groupedBy } from '../../../grouped.js';
import { printJson } from '../../print-data.js';
import { type EmittedFile, packageTarget, type RunContext } from '../../target.js';
import { tagAnchor } from './anchors.js';
import { linkTo } from './links.js';
import { sidebarOf } from './sidebar.js';
import { indexShape, type IndexView } from './view.js';

const template = 'docs/index.md.hbs';

/** An operation in the list. */
interface Piece {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly endpoint: string;
  readonly tag: string;
  readonly api: {
    readonly name: string;
    readonly title: string;
    readonly version: string;
    readonly description: string | null;
  };
  readonly hasReadings: boolean;
}

export const docsContentsTarget = packageTarget<Piece>({
  name: 'docs-contents',
  templates: { [template]: indexShape },
  pieceOf: ({ name, title, description, method, path, tag, api, readings }) => ({
    name,
    title,
    description,
    endpoint: `${method} ${path}`,
    tag,
    api: { name: api.name, title: api.title, version: api.version, description: api.description ?? null },
    hasReadings: readings.length > 0,
  }),
  emitPackage: (pieces, context): readonly EmittedFile[] => {
    const apis = [...groupedBy(pieces, ({ api }) => api.name)];
    const pageOf = (api: string): string => (apis.length > 1 ? `index-${api}` : 'index');
    const entries = apis.map(([name, operations]) => ({
      title: operations[0]?.api.title ?? name,
      page: pageOf(name),
      items: operations.map((one) => ({
        title: one.title,
        page: `${one.name}/docs`,
        items: [
          { title: 'Rules', page: `${one.name}/rules` },
          ...(one.hasReadings ? [{ title: 'Readings', page: `${one.name}/readings` }] : []),
          ...(context.emits.has('fidelity') ? [{ title: 'Fidelity', page: `${one.name}/fidelity` }] : []),
        ],
      })),
    }));
    return [
      { path: 'sidebar.json', content: printJson(sidebarOf(entries, context)), verbatim: true },
      ...apis.map(([name, operations]) => ({
        path: `${pageOf(name)}.md`,
        ...context.render(template, indexView(operations, pageOf(name), context)),
      })),
    ];
  },
});

function indexView(operations: readonly Piece[], page: string, context: RunContext): IndexView {
  const [first] = operations;
  return {
    title: first?.api.title ?? '',
    version: first?.api.version ?? '',
    description: first?.api.description ?? null,
    tags: [...groupedBy(operations, ({ tag }) => tag)].map(([name, those]) => ({
      name,
      anchor: tagAnchor(name),
      operations: those.map(({ name: operation, title, endpoint, description }) => ({
        title,
        endpoint,
        description,
        link: linkTo(`${operation}/docs`, page, context),
      })),
    })),
  };
}
