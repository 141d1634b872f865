/**
 * Texts that a site could take for something else than text. Each stands in every slot of a definition; a mark at one end tells
 * the slots apart, so that the other end stays what it is.
 */

const longWord = 'x'.repeat(10_000);

/** With the mark behind them: what means something at the beginning, or anywhere. */
const beginnings = [
  '{{ title }}',
  '{{{ constructor.constructor("return 1")() }}}',
  '{{',
  '{x}',
  '{props.title}',
  '{/* comment */}',
  '${x}',
  '<T>',
  '<name>',
  '<Tabs>',
  '</div>',
  '<br>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!-- comment -->',
  '<!--',
  '<?php ?>',
  '<![CDATA[ x ]]>',
  '<https://example.com/a>',
  '---',
  '--- title: x',
  '===',
  '# heading',
  '## heading {#id}',
  'import x from "y"',
  'export default 1',
  'export const a = 1',
  ':::tip x :::',
  '::: danger',
  '!!! note "x"',
  '??? note',
  '=== "Tab"',
  '[[toc]]',
  '[TOC]',
  '{#id}',
  '{: #id .class }',
  '{% if $x %}y{% /if %}',
  '{% tag /%}',
  '$x$',
  '$$ x^2 $$',
  ':tada: :material-account:',
  'https://example.com/a?b=c&d=e www.example.com',
  'someone@example.com',
  '[link](https://example.com) ![image](x.png)',
  '[a]: https://example.com',
  '[^1] and *[HTML]: x',
  'a | b || c',
  '| a | b |',
  '`code` ``code`` ```js',
  '~~~ fence',
  '*a* **b** _c_ __d__ ~~e~~ ==f== ^^g^^ ++h++',
  '1. one',
  '- [ ] todo',
  '> quote > [!NOTE]',
  '+++ toml = 1',
  '&lt; &#60; &amp; &copy;',
  '@include(x) @[code](./x) <<< @/x.js',
  '"quotes" \'single\' -- --- ... (c) (tm)',
  '\u{1f600} \u{20bb7} \u{10ffff}',
  'left \u200f\u202e right \u2066x\u2069',
  longWord,
  'a: b, c # d',
];

/** With the mark in front of them: what means something at the end. */
const endings = ['back\\', 'tick`', '{{', '<', '&', '[', '{', '%', ':::', '*', 'two  ', '{#end}', '{: .end }', '$'];

/** @returns {readonly { text: string, isEnding: boolean }[]} */
export const texts = [
  ...beginnings.map((text) => ({ text, isEnding: false })),
  ...endings.map((text) => ({ text, isEnding: true })),
];

/** A text with the mark of a slot. */
export function marked({ text, isEnding }, mark) {
  return isEnding ? `${mark} ${text}` : `${text} ${mark}`;
}

/** How a page shows a text: in one line; what cannot be seen may also be spelt as an escape. */
export function shown(text) {
  return text
    .replace(/[\s\u0085\ufeff]+/g, ' ')
    .trim()
    .replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
}
