/** The packages that stay packages beside the bundled command: large ones, and those that load files of their own. */
export const packages = ['ts-morph', 'prettier', '@apidevtools/swagger-parser', 'handlebars', 'jiti'];

/** Parts of them that every run needs, and that are in the bundle. */
export const inlined = ['prettier/doc', 'handlebars/runtime.js'];
