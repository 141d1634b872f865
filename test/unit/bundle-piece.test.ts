/** An operation in an OpenAPI document of several, as text. */
import { expect, it } from 'vitest';
import { bundlePiece } from '../../generator/4-emit/targets/openapi/bundle.js';
import { filled, packed, templateOf, unpacked } from '../../generator/4-emit/targets/openapi/bundle-piece.js';
import { hostileModel } from '../support/hostile.js';

it('a template has the usual names, or those of a document', () => {
  const names = new Map([
    ['Contact', 'CreateContact'],
    ['Page', 'Page'],
  ]);
  const template = templateOf('<Page<, <Contact<; <Contact<', '<', names);
  expect(filled(template)).toBe('Page, CreateContact; CreateContact');
  expect(filled(template, (typeName) => `${typeName}2`)).toBe('Page2, Contact2; Contact2');
  expect(filled(templateOf('none', '<', names), () => 'other')).toBe('none');
  expect(() => templateOf('<Other<', '<', names)).toThrow('a component for Other');
});

it('a piece is the same after it was kept as text', () => {
  const { operations } = hostileModel().built.model;
  expect(operations.length).toBeGreaterThan(0);
  for (const operation of operations) {
    const piece = bundlePiece(operation);
    expect(unpacked(packed(piece))).toEqual(piece);
  }
});
