/** What is emitted and in which form: what the files depend on besides the definitions and the templates. JSON values. */

/** The targets that a user turns on and off. */
export const targetNames = [
  'json-schema',
  'openapi',
  'types',
  'validators',
  'server',
  'client',
  'docs',
  'vectors',
  'fidelity',
] as const;

export type TargetName = (typeof targetNames)[number];

/** The targets whose code imports that of another one, and that one. */
export const targetNeeds: Readonly<Partial<Record<TargetName, TargetName>>> = {
  validators: 'types',
  server: 'validators',
  client: 'validators',
};

/** The ending of the modules that emitted code imports from its own folder. */
export const importStyles = ['js', 'ts', 'none'] as const;

export type ImportStyle = (typeof importStyles)[number];

/** A document of OpenAPI for each operation, and for each API; and one for each API that is only for viewers. */
export const documentKinds = ['operation', 'api', 'viewers'] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** What reads the pages of the docs: each has a dialect of Markdown. */
export const siteNames = ['github', 'vitepress', 'docusaurus', 'starlight', 'mkdocs', 'markdoc'] as const;

export type SiteName = (typeof siteNames)[number];

/** What makes the output a package; what is not given is up to the user. */
export interface PackageSettings {
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly license?: string;
  readonly exports: PackageExports;
}

/** Whether other packages get what `specwright build` compiles, or the sources as they are. */
export const packageExports = ['compiled', 'sources'] as const;

export type PackageExports = (typeof packageExports)[number];

export interface EmitSettings {
  readonly targets: readonly TargetName[];
  readonly imports: ImportStyle;
  readonly documents: readonly DocumentKind[];
  /** What the `$id` of a JSON Schema begins with, up to and with its last separator. */
  readonly idBase: string;
  readonly site: SiteName;
  /** The folder of the site in which the pages stand, with a slash at both ends. */
  readonly base: string;
  /** Absent if the output is no package. */
  readonly package?: PackageSettings;
  /** The code of the user's own targets and checks, as a hash. */
  readonly extensionKey?: string;
}

/** Vectors are large, and only generated where they are wanted. */
export const defaultSettings: EmitSettings = {
  targets: targetNames.filter((name) => name !== 'vectors'),
  imports: 'js',
  documents: ['operation', 'api'],
  idBase: 'urn:specwright:',
  site: 'github',
  base: '/',
};

/** The settings with a target turned on. */
export function withTarget(settings: EmitSettings, name: TargetName): EmitSettings {
  const isOn = (one: TargetName): boolean => one === name || settings.targets.includes(one);
  return { ...settings, targets: targetNames.filter(isOn) };
}
