/** Validates a payload as it is typed. */
import {
  parseCreateCustomerParameters,
  parseCreateCustomerRequest,
  parseCreateCustomerResponse,
  validateCreateCustomerParameters,
  validateCreateCustomerRequest,
  validateCreateCustomerResponse,
} from '../../../generated/create-customer/validators.js';
import { indexLines } from '../../../dist/diagnostics/source.js';
import examples from 'site:examples';
import tables from 'site:tables';
import { loadScript, make, byId } from './page.js';
import { readPayload } from './payload.js';

const validators = {
  parameters: { validate: validateCreateCustomerParameters, parse: parseCreateCustomerParameters },
  request: { validate: validateCreateCustomerRequest, parse: parseCreateCustomerRequest },
  response: { validate: validateCreateCustomerResponse, parse: parseCreateCustomerResponse },
};
const toleranceWords = {
  blank: 'an empty text or null stands for “not given”',
  case: 'upper or lower case does not matter here',
  alias: 'another spelling of a value',
  wrapper: 'an object around the value',
  unknown: 'an element that no table lists is left out',
  ignored: 'an element that a condition makes meaningless is left out',
};
const text = byId('payload');
const gutter = document.querySelector('.gutter');
const chosen = (name) => document.querySelector(`input[name=${name}]:checked`).value;
const choose = (name, value) => (document.querySelector(`input[name=${name}][value=${value}]`).checked = true);
const count = (number, what) => `${number} ${what}${number === 1 ? '' : 's'}`;

/** The violations, the tolerances and the canonical value of a payload. */
function judge(message, form, value) {
  const { validate, parse } = validators[message];
  if (form === 'canonical') {
    const violations = validate(value);
    return { violations, applied: [], value: violations.length === 0 ? value : undefined };
  }
  const parsed = parse(value, { plain: true });
  return parsed.ok
    ? { violations: [], applied: parsed.applied ?? [], value: parsed.value }
    : { violations: parsed.violations, applied: [] };
}

/** Where a rule stands on the page of the operation. */
function rowLink(message, { table, rows }) {
  const known = tables[message][table];
  const [first] = rows;
  const names = rows.map((row) => known?.rows[row - 1]).filter(Boolean);
  const where = rows.length === 0 ? '' : `, row${rows.length === 1 ? '' : 's'} ${rows.join(', ')}`;
  const href = `create-customer.html#${known?.anchor ?? ''}${known && first !== undefined ? `-row-${first}` : ''}`;
  return make('a', { href }, `${table}${where}${names.length > 0 ? `: ${names.join(', ')}` : ''}`);
}

function select({ start, end }) {
  text.focus();
  text.setSelectionRange(start, end);
  const line = indexLines({ text: text.value }).position(start).line;
  text.scrollTop = Math.max(0, (line - 6) * (text.scrollHeight / text.value.split('\n').length));
}

function finding(lines, span, message, more) {
  const { line, column } = lines.position(span.start);
  const button = make('button', { type: 'button' }, `${line}:${column}`);
  button.setAttribute('aria-label', `${line}:${column}, select line ${line}, column ${column} of the payload`);
  button.addEventListener('click', () => select(span));
  const item = make('li', {}, button, make('p', {}, message));
  if (more.length > 0) item.append(make('p', { className: 'more' }, ...more));
  return { item, line };
}

/** The text that was loaded last, and from where: what is said of it holds until it is changed. */
let loaded = {};

let turn = 0;
let announcement;

async function show() {
  const mine = ++turn;
  forgetLoaded();
  const [message, form] = [chosen('message'), chosen('form')];
  const payload = await readPayload(text.value);
  if (mine !== turn) return;
  const lines = indexLines({ text: text.value });
  const problems = payload.problems.map((one) => finding(lines, one.span, `${one.message}. ${one.help}`, []));
  const result = payload.placeOf ? judge(message, form, payload.value) : undefined;
  const violations = (result?.violations ?? []).map(({ pointer, rule, message: words, source }) => {
    const span = payload.placeOf(pointer, /\.unknown$/.test(rule));
    const more = [rowLink(message, source), ' · ', make('code', {}, rule), ...(pointer === '' ? [] : [' · ', pointer])];
    return finding(lines, span, words, more);
  });
  const applied = (result?.applied ?? []).map(({ pointer, kind }) =>
    finding(lines, payload.placeOf(pointer, true), `${kind}: ${toleranceWords[kind]}`, [pointer]),
  );
  const isGood = result !== undefined && violations.length + problems.length === 0;
  const what = `${message} in ${form} form`;
  const verdict = isGood
    ? `A valid ${what}`
    : result === undefined
      ? 'Not JSON'
      : violations.length === 0
        ? `Breaks no rule of the ${what}, but is not valid JSON`
        : `${count(violations.length, 'violation')} of the ${what}${result.violations.truncated ? ', and more' : ''}`;
  byId('verdict').textContent = verdict;
  byId('verdict').className = `verdict ${isGood ? 'good' : 'bad'}`;
  const other = result && form === 'canonical' && !isGood && judge(message, 'wire', payload.value);
  byId('hint').textContent =
    other && other.violations.length === 0
      ? `The wire form accepts it${other.applied.length > 0 ? `, with ${count(other.applied.length, 'tolerance')}` : ''}.`
      : '';
  byId('violations').replaceChildren(...[...problems, ...violations].map(({ item }) => item));
  byId('violations').hidden = problems.length + violations.length === 0;
  byId('applied').replaceChildren(...applied.map(({ item }) => item));
  byId('tolerances').hidden = applied.length === 0;
  byId('canonical').hidden = !isGood;
  byId('value').textContent = isGood ? JSON.stringify(result.value, null, 2) : '';
  drawGutter(lines.lines.length, new Set([...problems, ...violations].map(({ line }) => line)));
  keep();
  clearTimeout(announcement);
  announcement = setTimeout(() => (byId('status').textContent = `${verdict}.`), 500);
}

function forgetLoaded() {
  if (text.value === loaded.text) return;
  byId('expected').textContent = '';
  if (loaded.from) byId(loaded.from).value = '';
  loaded = {};
}

function drawGutter(length, bad) {
  gutter.replaceChildren(
    ...Array.from({ length }, (_, at) => make('span', { className: bad.has(at + 1) ? 'bad' : '' }, String(at + 1))),
  );
  gutter.scrollTop = text.scrollTop;
}

/** Kept in this tab, so that a way back leads to what was typed. */
function keep() {
  try {
    sessionStorage.payload = JSON.stringify([chosen('message'), chosen('form'), text.value]);
  } catch {
    // A page from a disk may have no storage.
  }
}

function kept() {
  try {
    return JSON.parse(sessionStorage.payload);
  } catch {
    return undefined;
  }
}

function put([message, form, payload], from) {
  if (!(message in validators) || !['canonical', 'wire'].includes(form) || typeof payload !== 'string') return;
  choose('message', message);
  choose('form', form);
  text.value = payload;
  forgetLoaded();
  loaded = { text: payload, from };
  text.scrollTop = 0;
  void show();
}

const encode = (value) => {
  const bytes = new TextEncoder().encode(value);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
};
const decode = (value) => {
  const binary = atob(value.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (sign) => sign.charCodeAt(0)));
};

/** What a link holds behind its #, which browsers do not send. */
function shared() {
  try {
    const [message, form, payload] = location.hash.slice(1).split('/');
    return payload === undefined ? undefined : [message, form, decode(payload)];
  } catch {
    return undefined;
  }
}

async function share() {
  history.replaceState(null, '', `#${chosen('message')}/${chosen('form')}/${encode(text.value)}`);
  try {
    await navigator.clipboard.writeText(location.href);
    byId('status').textContent = 'The link is copied. It holds the payload behind the #, which is never sent.';
  } catch {
    byId('status').textContent =
      'The address of this page is the link. It holds the payload behind the #, which is never sent.';
  }
}

function loadVectors() {
  const [rules, vectors] = [byId('rule'), byId('vector')];
  const all = globalThis.vectors;
  const options = [...new Set(all.map(({ about }) => about))]
    .sort()
    .map((rule) => make('option', { value: rule }, rule));
  rules.replaceChildren(make('option', { value: '' }, 'choose'), ...options);
  rules.disabled = false;
  rules.onchange = () => {
    const some = all.filter(({ about }) => about === rules.value);
    vectors.replaceChildren(
      make('option', { value: '' }, `choose one of ${some.length}`),
      ...some.map(({ id, message, form, valid, note }) =>
        make('option', { value: id }, `${valid ? 'valid' : 'invalid'} ${message}, ${form}: ${note ?? id}`),
      ),
    );
    vectors.disabled = some.length === 0;
  };
  vectors.onchange = () => {
    const vector = all.find(({ id }) => id === vectors.value);
    if (!vector) return;
    put([vector.message, vector.form, JSON.stringify(vector.input, null, 2)], 'vector');
    byId('expected').textContent =
      `Every implementation has to find it ${vector.valid ? 'valid' : `invalid: ${vector.violations.map(({ rule }) => rule).join(', ')}`}.`;
  };
}

text.addEventListener('input', show);
text.addEventListener('scroll', () => (gutter.scrollTop = text.scrollTop));
for (const input of document.querySelectorAll('input[type=radio]')) input.addEventListener('change', show);
byId('share').addEventListener('click', share);
byId('load').addEventListener('toggle', async () => {
  if (!globalThis.vectors) {
    await loadScript('vectors.js');
    loadVectors();
  }
});
for (const [at, { title }] of examples.entries()) byId('example').append(make('option', { value: String(at) }, title));
byId('example').addEventListener('change', ({ target }) => {
  const example = examples[Number(target.value)];
  if (target.value !== '' && example)
    put([example.message, example.form, JSON.stringify(example.value, null, 2)], 'example');
});
addEventListener('hashchange', () => {
  const link = shared();
  if (link) put(link);
});
const [first] = examples.filter(({ message }) => message === 'request');
put(shared() ?? kept() ?? [first.message, first.form, JSON.stringify(first.value, null, 2)]);
