/** A worker thread: generates one definition after the other, as the main thread asks for them. */
import { parentPort, workerData } from 'node:worker_threads';
import { targetsFor, templateViews } from '../4-emit/targets/index.js';
import { loadTemplates } from '../4-emit/templates/load-templates.js';
import type { LoadedExtensions } from '../config/extensions.js';
import { loadConfig } from '../config/load-config.js';
import { ownTemplates } from '../extend/extensions.js';
import { defined } from '../defined.js';
import type { EmitSettings } from '../settings.js';
import { asBytes, definitionGenerator, type DefinitionResult } from './definition.js';

/** What a worker is started with. */
export interface WorkerOptions {
  readonly paths: ReadonlySet<string>;
  readonly templates?: string | undefined;
  readonly settings: EmitSettings;
  readonly isVerified: boolean;
  /** The configuration, if it adds something. */
  readonly config?: LoadedExtensions['from'];
}

/** What a worker answers to the path of a definition. */
export type Answer = { readonly path: string } & ({ readonly result: DefinitionResult } | { readonly error: Error });

const port = defined(parentPort ?? undefined, 'the port to the main thread');
const { paths, templates: folder, settings, isVerified, config } = workerData as WorkerOptions;
const loaded = config && (await loadConfig(config.path, config));
const extensions = loaded?.extensions;
const templates = await loadTemplates(templateViews, folder, ownTemplates(extensions), settings.site);
const { render, diagnostics } = templates;
const generateOne = render
  ? definitionGenerator({
      ...targetsFor(settings, extensions, isVerified),
      ...(extensions && { extensions }),
      ...settings,
      templates: { ...templates, render },
      paths,
      isVerified,
    })
  : blameTemplate;

/** A template has been changed since the main thread found no mistake in any. */
function blameTemplate(path: string): Promise<DefinitionResult> {
  const blamed = defined(
    diagnostics.find(({ severity }) => severity === 'error'),
    'a mistake in a template',
  );
  return Promise.resolve({ path, origins: undefined, required: [], absent: [], isQuiet: true, blamed });
}

port.on('message', (path: string) => {
  void answer(path);
});

async function answer(path: string): Promise<void> {
  try {
    const result = asBytes(await generateOne(path));
    const files = (result.output?.files ?? []).filter((file) => 'content' in file);
    const buffers = files.flatMap(({ content }) => (typeof content === 'string' ? [] : [content.buffer]));
    port.postMessage(
      { path, result } satisfies Answer,
      buffers.filter((buffer) => buffer instanceof ArrayBuffer),
    );
  } catch (error) {
    port.postMessage({ path, error: error instanceof Error ? error : new Error(String(error)) } satisfies Answer);
  }
}
