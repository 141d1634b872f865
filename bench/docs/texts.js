/**
 * Texts that a site could take for something else than text. Each stands in every slot of a definition, with a mark that tells
 * the slots apart.
 */

const longWord = 'x'.repeat(10_000);

/** What means something at the beginning. */
const beginnings = [
  '{{',
  '{x}',
  '<T>',
  '<Tabs>',
  '</div>',
  '<script>alert(1)</script>',
  '<!--',
  '<?php ?>',
  '<![CDATA[ x ]]>',
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
  '{: #id .class }',
  '{% if $x %}y{% /if %}',
  '{% tag /%}',
  '[a]: https://example.com',
  '| a | b |',
  '~~~ fence',
  '1. one',
  '- [ ] todo',
  '> quote > [!NOTE]',
  '+++ toml = 1',
  '@include(x) @[code](./x) <<< @/x.js',
  'left \u200f\u202e right \u2066x\u2069',
  '[^1]: note [^1] ^[in a line]',
  '*[abbr]: An abbreviation, abbr',
  '[ ] todo [x] done',
  '* [X] done',
  '???+ note "x"',
  '/// note | x',
  '--8<-- "a.md"',
  ': definition :: x :::: y ::z',
  '1) one',
  '#. one',
  '- - -',
  '==== ====',
  '|---|:-:|',
  '%% comment',
  'one\n\ntwo\n# three\n    four  \nfive\\\nsix\n- seven\n===',
  longWord,
];

/** What means something anywhere. */
const anywhere = [
  '{{ title }}',
  '{{{ constructor.constructor("return 1")() }}}',
  '{props.title}',
  '{/* comment */}',
  '${x}',
  '<name>',
  '<br>',
  '<img src=x onerror=alert(1)>',
  '<!-- comment -->',
  '<https://example.com/a>',
  '{#id}',
  '$x$',
  '$$ x^2 $$',
  ':tada: :material-account:',
  'https://example.com/a?b=c&d=e www.example.com',
  'someone@example.com',
  '[link](https://example.com) ![image](x.png)',
  '[^1] and *[HTML]: x',
  'a | b || c',
  '`code` ``code`` ```js',
  '*a* **b** _c_ __d__ ~~e~~ ==f== ^^g^^ ++h++',
  '&lt; &#60; &amp; &copy;',
  '"quotes" \'single\' -- --- ... (c) (tm)',
  'a: b, c # d',
  ":) :-( ;-) ;( 8-) B-) <3 </3 :'( :,-( :D :P :/ :o :s O:) 0:-) >:( ]:-) x-) :* :| :$ :@ =) =/ D:",
  ':TADA: :Smile: :+1: :-1: :100: :1234: :1st_place_medal: :non-potable_water: :e-mail:',
  '(C) (R) (TM) (P) (p) +- +/- .... ?!.... ,, -> --> <- <-> => <=> =/= 1/2 3/4 c/o 1st 2nd 3rd 11th',
  "'single' it's 6'2\" '90s \"a\" ``b'' '\"c\"' ----",
  '[!NOTE] // [!code --] [!code focus]',
  '#tag #12 @mention @org/team GH-12 owner/repo#1 owner@abc1234 ~user !12 %3',
  'WWW.Example.COM HTTPS://EXAMPLE.COM/A FTP://a.example //example.com example.com customer.name readme.md',
  'A.B+c@Example.CO.UK a_b@c_d.e MAILTO:a@example.com xmpp:a@example.com/x',
  '<<x>> ||x|| ~x~ ^x^ {++x++} {--x--} {>>x<<} {==x==} {~~a~>b~~} ++ctrl+alt++ [=50%]',
  '${x} ${{ x }} #{x} %{x} <%= x %> @{x} [[x|y]] ![[x]] \\(x\\) \\[x\\] {=html}',
  "{...x} {`x`} {''} {() => x} <></> <a.b> <x:y> <a {...b}>",
  ']]> ]( ) [](x) [x]( "y") ![][x] [x][] [x] {.cls}',
  '&COPY; &nbsp &AMP; &NotEqualTilde; &#X3C; &#xA9; &amp;lt; &#0;',
  "$1 $& $$ $` $' $<x> %s %d %20 %2F \\1 \\g<1>",
  '\\n \\x41 \\` \\{ \\< \\& \\\\',
  'a\ttab  two\u00a0no\u2003wide\u3000x',
  'zero \u200bone\u200c\u200dtwo\u2060\u00ad',
  '\u0301 e\u0301 a\u0308\u0323 q\u20dd \u2126 \u212b \ufb01 \u1100\u1161',
  '__proto__ constructor hasOwnProperty',
];

/** Characters of which a name has room for half as many. */
const large = [
  '\u{1f600} \u{20bb7} \u{10ffff}',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u{1f1e9}\u{1f1ea} \u2764\ufe0f \u00a9\ufe0f 1\ufe0f\u20e3',
];

/** What means something at the end. */
const endings = [
  'back\\',
  'tick`',
  '{{',
  '<',
  '&',
  '[',
  '{',
  '%',
  ':::',
  '*',
  'two  ',
  '{#end}',
  '{: .end }',
  '$',
  '\\\\\\',
  ' ===',
  ' #',
  ' :)',
  '&copy',
  '@a.b',
  '--',
  '\u0301',
  '\n',
];

/** Texts in as few lines as the name of an element, which may be 128 characters long, has room for. */
function inLines(all) {
  const lines = [];
  for (const text of all) {
    const line = lines.at(-1);
    if (line && line.length + text.length < 100) lines[lines.length - 1] = `${line} ${text}`;
    else lines.push(text);
  }
  return lines;
}

export const count = beginnings.length + large.length + anywhere.length + endings.length;

/**
 * A beginning and an ending of each, so that fewer definitions have all of them.
 *
 * @type {readonly { beginning: string, ending: string }[]}
 */
export const texts = [...beginnings, ...large, ...inLines(anywhere)].map((beginning, number) => ({
  beginning,
  ending: endings[number % endings.length],
}));

/**
 * A text with the mark of a slot.
 *
 * @param longest characters that the slot may have
 */
export function marked({ beginning, ending }, mark, longest = Infinity) {
  const end = ` ${mark} ${ending}`;
  return beginning.slice(0, longest - end.length) + end;
}

/** How a page shows a text: in one line; what cannot be seen may also be spelt as an escape. */
export function shown(text) {
  return text
    .replace(/[\s\u0085\ufeff]+/g, ' ')
    .trim()
    .replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
}
