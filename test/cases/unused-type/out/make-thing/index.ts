/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
export type * from './types.js';
export * from './validators.js';
export type { StandardSchema, WireForm } from '../validation/standard-schema.js';
export type {
  Applied,
  EnvelopeResult,
  Findings,
  ParseOptions,
  ParseResult,
  ValidateOptions,
  Violation,
} from '../validation/violation.js';
