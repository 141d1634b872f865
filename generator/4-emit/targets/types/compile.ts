/** json-schema-to-typescript, which takes longer to load than most runs take; import this module when it is needed. */
export { compile } from 'json-schema-to-typescript';
