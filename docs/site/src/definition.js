/** Edits a definition: diagnostics and generated files of what stands there. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import markdownIt from 'markdown-it';
import definitions from 'site:definitions';
import { generate } from '../../../dist/bundle/browser/index.js';
import { byId, loadScript, make } from './page.js';

const markdown = markdownIt({ html: true });
const texts = { ...definitions };
const states = new Map();
let open = Object.keys(texts)[0];
let files = {};

const verdicts = new Map();
const loadPatterns = async () => {
  if (!globalThis.patterns) await loadScript('patterns.js');
  return { checkSync };
};

/** A pattern is analysed once, since that may take a second. */
function checkSync(pattern, ...options) {
  const verdict = verdicts.get(pattern) ?? globalThis.patterns.checkSync(pattern, ...options);
  verdicts.set(pattern, verdict);
  return verdict;
}

const theme = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--text)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-gutters': { backgroundColor: 'var(--soft)', color: 'var(--faint)', border: '0' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--mark) !important',
  },
  '.cm-tooltip': { backgroundColor: 'var(--soft)', color: 'var(--text)', borderColor: 'var(--line)' },
});

const colors = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'light-dark(#1a56c4, #8dbaff)' },
  { tag: [tags.string, tags.content], color: 'light-dark(#14662f, #9bdcaa)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--faint)' },
]);

const stateOf = (path) =>
  EditorState.create({
    doc: texts[path],
    extensions: [
      lineNumbers(),
      lintGutter(),
      history(),
      indentOnInput(),
      yaml(),
      syntaxHighlighting(colors),
      keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
      EditorView.contentAttributes.of({ 'aria-label': 'Definition, YAML', tabindex: '0' }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        texts[open] = update.state.doc.toString();
        later();
      }),
      theme,
    ],
  });

const view = new EditorView({ state: stateOf(open), parent: byId('editor') });

function openFile(path) {
  if (path === open) return;
  states.set(open, view.state);
  open = path;
  byId('file').value = path;
  view.setState(states.get(path) ?? stateOf(path));
}

let timer;
function later() {
  clearTimeout(timer);
  timer = setTimeout(show, 40);
}

let turn = 0;
let diagnostics = [];
async function show() {
  const mine = ++turn;
  const start = performance.now();
  const generated = await generate(texts, { loadPatterns });
  if (mine !== turn) return;
  const time = Math.round(performance.now() - start);
  ({ diagnostics } = generated);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const words = [
    ...(errors > 0 ? [`${errors} error${errors === 1 ? '' : 's'}`] : []),
    ...(warnings > 0 ? [`${warnings} warning${warnings === 1 ? '' : 's'}`] : []),
  ];
  const verdict = words.length === 0 ? 'No mistake' : words.join(', ');
  byId('verdict').textContent = `${verdict} · ${time} ms`;
  byId('verdict').className = `verdict ${errors > 0 ? 'bad' : 'good'}`;
  byId('status').textContent = errors > 0 ? `${verdict}. The generated files are those before.` : `${verdict}.`;
  byId('diagnostics').replaceChildren(...diagnostics.map(itemOf));
  byId('diagnostics').hidden = diagnostics.length === 0;
  mark();
  if (errors === 0) {
    ({ files } = generated);
    showOutput();
  }
}

function itemOf(one) {
  const { file, line, column, code, message, help, suggestion } = one;
  const button = make('button', { type: 'button' }, `${line ?? 1}:${column ?? 1}`);
  button.setAttribute(
    'aria-label',
    `${button.textContent}, select line ${line ?? 1}, column ${column ?? 1} of ${file}`,
  );
  button.addEventListener('click', () => {
    openFile(file);
    mark();
    const { from, to } = rangeOf(one);
    view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
    view.focus();
  });
  return make(
    'li',
    {},
    button,
    make('p', {}, message, suggestion === undefined ? '' : ` Did you mean ${suggestion}?`),
    make('p', { className: 'more' }, make('a', { href: `diagnostics.html#${code}` }, code), ` · ${file} · ${help}`),
  );
}

function rangeOf({ line = 1, column = 1, endLine = line, endColumn = column }) {
  const { doc } = view.state;
  const at = (number, offset) => {
    const { from, to } = doc.line(Math.min(number, doc.lines));
    return Math.min(from + offset - 1, to);
  };
  return { from: at(line, column), to: at(endLine, endColumn) };
}

/** Marks the diagnostics of the file that is open. */
function mark() {
  const here = diagnostics.filter(({ file }) => file === open);
  const marks = here.map((one) => ({
    ...rangeOf(one),
    severity: one.severity,
    message: `${one.message}\n${one.help}`,
    source: one.code,
  }));
  view.dispatch(setDiagnostics(view.state, marks));
}

/** A link to another generated page shows it here; one that is not made here stands on the site as it was at first. */
function leadOn(link, from) {
  const [file, anchor] = link.getAttribute('href').split('#');
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const path = `${folder}${file}`;
  if (path in files) {
    link.href = anchor === undefined ? '#docs' : `#generated-${anchor}`;
    // The page is there when the browser goes to the anchor.
    link.addEventListener('click', () => {
      byId('output').value = path;
      showOutput();
    });
  } else link.href = `${path.replaceAll('/', '-').replace(/\.md$/, '.html')}`;
}

function showOutput() {
  const select = byId('output');
  const paths = Object.keys(files).sort((left, right) => Number(right.endsWith('.md')) - Number(left.endsWith('.md')));
  const before = select.value;
  select.replaceChildren(...paths.map((path) => make('option', { value: path }, path)));
  if (paths.includes(before)) select.value = before;
  const path = select.value;
  const isPage = path.endsWith('.md');
  byId('docs').hidden = !isPage;
  byId('code').hidden = isPage;
  if (isPage) {
    byId('docs').innerHTML = markdown.render(files[path].replace(/^---\n[\s\S]*?\n---\n/, ''));
    // What scrolls by itself is reached by the keyboard.
    for (const [at, table] of byId('docs').querySelectorAll('table').entries()) {
      const around = make('div', { className: 'table', tabIndex: 0, role: 'region', ariaLabel: `Table ${at + 1}` });
      table.replaceWith(around);
      around.append(table);
    }
    for (const block of byId('docs').querySelectorAll('pre')) block.tabIndex = 0;
    // Headings of a part of this page; anchors of the site stay unique.
    for (const anchor of byId('docs').querySelectorAll('[id]')) anchor.id = `generated-${anchor.id}`;
    for (const link of byId('docs').querySelectorAll('a[href^="#"]')) link.hash = `generated-${link.hash.slice(1)}`;
    for (const link of byId('docs').querySelectorAll('a[href*=".md"]')) leadOn(link, path);
  } else byId('code').textContent = files[path] ?? '';
}

byId('file').append(...Object.keys(texts).map((path) => make('option', { value: path }, path)));
byId('file').addEventListener('change', ({ target }) => {
  openFile(target.value);
  mark();
});
byId('output').addEventListener('change', showOutput);
byId('reset').addEventListener('click', () => {
  Object.assign(texts, definitions);
  states.clear();
  view.setState(stateOf(open));
  void show();
});
void show();
