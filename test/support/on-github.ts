/** What targets know of a run with the default settings. */
export const onGitHub = { site: 'github', base: '/', emits: new Set(['docs', 'fidelity']) } as const;
