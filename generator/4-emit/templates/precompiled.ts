/** The templates of the package, compiled. There are none here: the bundle of the command has them. */
export const precompiled: Readonly<Record<string, TemplateSpecification>> = {};
