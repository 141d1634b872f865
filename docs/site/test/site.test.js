/** The site and its playground, read, typed into and clicked in Chromium, from a disk and from a folder of a server. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { serve } from '../serve.js';
import { launch } from './browser.js';

const out = fileURLToPath(new URL('../dist', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = readdirSync(out).filter((name) => name.endsWith('.html'));
const onDisk = (name) => `${pathToFileURL(out)}/${name}`;

let browser;
let served;
before(async () => {
  browser = await launch();
  served = await serve(out, { below: '/some/where/' });
});
after(async () => {
  await browser?.close();
  served?.server.close();
});

/** A page that fails the test if it reports an error, or asks anything of another place. */
async function open(name, { width = 1440, height = 900, colorScheme = 'light', from = onDisk } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  const start = from('');
  page.on('request', (request) => {
    if (!request.url().startsWith(start) && !request.url().startsWith('data:'))
      problems.push(`asks for ${request.url()}`);
  });
  await page.goto(from(name));
  return { page, close: async () => (await context.close(), assert.deepEqual(problems, [])) };
}

const verdict = (page, text) =>
  page.waitForFunction((words) => document.getElementById('verdict').textContent.startsWith(words), text);

/** What axe finds that keeps people out. Style sheets of a disk cannot be loaded by it, and need not be. */
async function seriousOf(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'], preload: false }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

test('every page fits a phone and a desk, and axe finds nothing serious', async () => {
  assert.ok(pages.length > 15);
  const { page, close } = await open('index.html');
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth > 0);
  for (const name of pages) {
    await page.goto(onDisk(name));
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      assert.equal(await isWide(), false, `${name} scrolls sideways at ${width}`);
    }
    assert.deepEqual(await seriousOf(page), [], name);
  }
  await close();
});

test('axe finds nothing serious in the dark, with violations and diagnostics on the page', async () => {
  const { page, close } = await open('index.html', { colorScheme: 'dark' });
  assert.deepEqual(await seriousOf(page), []);
  await page.goto(onDisk('playground.html'));
  await page.getByLabel('Payload, JSON').fill('{}');
  await verdict(page, '2 violations');
  assert.deepEqual(await seriousOf(page), []);
  await page.goto(onDisk('definition.html'));
  await verdict(page, 'No mistake');
  assert.deepEqual(await seriousOf(page), []);
  await close();
});

test('a payload is judged while it is typed, with the line, the rule and a link to its row', async () => {
  const { page, close } = await open('playground.html');
  await verdict(page, 'A valid request in canonical form');
  await page
    .getByLabel('Payload, JSON')
    .fill('{\n  "status": "ACTIVE",\n  "currency": "USD",\n  "contact": { "role": "NONE", "identity": [] }\n}');
  await page.waitForFunction(() => document.querySelectorAll('#violations li').length > 2);
  const items = await page.locator('#violations li').allInnerTexts();
  const item = items.find((text) => text.includes('Contact.identity.minItems'));
  assert.match(item, /^4:\d+/);
  assert.match(item, /identity must hold at least 1 entry/);
  await page
    .getByRole('button', { name: /line 4, column 44 / })
    .first()
    .click();
  assert.equal(
    await page.evaluate(
      () =>
        getSelection().toString() ||
        document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd),
    ),
    '[]',
  );
  // Screen readers hear the verdict, and nothing else, when the typing pauses.
  await page.waitForFunction(() =>
    /^\d+ violations of the request in canonical form\.$/.test(document.getElementById('status').textContent),
  );
  await page.getByRole('link', { name: 'Contact data objects, row 8: identity' }).click();
  await page.waitForURL(/create-customer\.html#request-Contact-identity$/);
  assert.match(await page.locator('tr:target').innerText(), /^identity\b/);
  await page.goBack();
  assert.match(await page.getByLabel('Payload, JSON').inputValue(), /"identity": \[\]/);
  await close();
});

test('the wire form tells its tolerances and the canonical result, and canonical form tells that the wire form accepts it', async () => {
  const { page, close } = await open('playground.html');
  await page
    .getByLabel('Example')
    .selectOption({ label: "The page's own habits: lower case, empty texts, nationalId and a wrapped contact" });
  await verdict(page, 'A valid request in wire form');
  const applied = (await page.locator('#applied li').allInnerTexts()).join('\n');
  for (const kind of ['blank', 'case', 'alias', 'wrapper']) assert.match(applied, new RegExp(`^${kind}:`, 'm'));
  assert.match(await page.locator('#value').innerText(), /"idType": "ID"/);
  await page.getByRole('radio', { name: 'Canonical' }).check();
  await page.waitForFunction(() => document.querySelectorAll('#violations li').length > 0);
  assert.match(await page.locator('#hint').innerText(), /The wire form accepts it, with \d+ tolerances\./);
  assert.equal(await page.locator('#canonical').isVisible(), false);
  await close();
});

test('what is no JSON is told with its place, as well as two equal keys and a number that would be rounded', async () => {
  const { page, close } = await open('playground.html');
  const text = page.getByLabel('Payload, JSON');
  await text.fill('{\n  "status": ACTIVE\n}');
  await verdict(page, 'Not JSON');
  assert.match(await page.locator('#violations').innerText(), /^2:13\b/);
  await text.fill('{"a": 1,\n "a": 12345678901234567890}');
  await page.waitForFunction(() => document.querySelectorAll('#violations li').length > 2);
  const all = await page.locator('#violations').innerText();
  assert.match(all, /2:2\b/);
  assert.match(all, /2:7\b/);
  await close();
});

test('a conformance vector is found by its rule, and judged as it says', async () => {
  const { page, close } = await open('playground.html');
  await page.getByText('Load a conformance vector by rule').click();
  await page.locator('#rule').selectOption('Contact.condition.landlinePhoneNumber');
  const options = await page
    .locator('#vector')
    .locator('option')
    .evaluateAll((all) => all.map(({ value, label }) => [value, label]));
  assert.ok(options.length > 3);
  for (const [value, label] of options.slice(1, 12)) {
    await page.locator('#vector').selectOption(value);
    const isValid = label.startsWith('valid');
    await page.waitForFunction(
      (good) => document.getElementById('verdict').className.includes(good),
      isValid ? 'good' : 'bad',
    );
    assert.match(await page.locator('#expected').innerText(), isValid ? /valid\.$/ : /invalid: .*\w/);
  }
  await page.getByLabel('Payload, JSON').fill('{}');
  await verdict(page, '2 violations');
  assert.equal(await page.locator('#expected').innerText(), '');
  await close();
});

test('a link holds the payload behind its #, and opens with it in a folder of a server', async () => {
  const { page, close } = await open('playground.html', { from: (name) => `${served.url}${name}` });
  const text = page.getByLabel('Payload, JSON');
  await page.getByRole('radio', { name: 'Response' }).check();
  await text.fill('{ "errorCode": "“ü”😀" }');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.waitForFunction(() => location.hash.length > 10);
  const link = page.url();
  await close();
  const other = await open('playground.html', { from: (name) => (name === '' ? served.url : link) });
  assert.equal(await other.page.getByLabel('Payload, JSON').inputValue(), '{ "errorCode": "“ü”😀" }');
  assert.equal(await other.page.getByRole('radio', { name: 'Response' }).isChecked(), true);
  await other.close();
});

test('the keyboard reaches everything in the order of the page, and Tab leaves the payload', async () => {
  const { page, close } = await open('playground.html');
  const focused = () =>
    page.evaluate(
      () => document.activeElement.id || document.activeElement.value || document.activeElement.textContent,
    );
  const seen = [];
  for (let step = 0; step < 22; step++) {
    await page.keyboard.press('Tab');
    seen.push(await focused());
  }
  const order = [
    'Skip to the content',
    'specwright',
    'theme',
    'request',
    'canonical',
    'example',
    'share',
    'payload',
    'value',
  ];
  const places = order.map((name) => seen.indexOf(name));
  assert.ok(
    places.every((at, index) => at >= 0 && (index === 0 || at > places[index - 1])),
    seen.join(', '),
  );
  await close();
});

test('dark and light are switched and stay', async () => {
  const { page, close } = await open('playground.html', { from: (name) => `${served.url}${name}` });
  const back = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await back();
  await page.getByRole('button', { name: 'Dark', pressed: false }).click();
  assert.notEqual(await back(), light);
  await page.goto(`${served.url}definitions.html`);
  assert.notEqual(await back(), light);
  assert.equal(await page.getByRole('button', { name: 'Dark' }).getAttribute('aria-pressed'), 'true');
  await close();
});

test('a mistake in a definition is told as the command line does, and docs and schema follow what is typed', async () => {
  const { page, close } = await open('definition.html');
  await verdict(page, 'No mistake');
  assert.match(await page.locator('#docs').innerText(), /Contact data objects/);
  const editor = page.getByRole('textbox', { name: 'Definition, YAML' });
  await editor.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('nonsense: 1\n');
  // What is half typed is a mistake as well.
  await page.waitForFunction(() => document.getElementById('diagnostics').textContent.includes('`nonsense`'));
  await verdict(page, '1 error');
  assert.match(await page.locator('#diagnostics').innerText(), /^1:1\s+`nonsense` is not a key/);
  assert.equal(
    await page.getByRole('link', { name: 'unknown-key' }).getAttribute('href'),
    'diagnostics.html#unknown-key',
  );
  assert.equal(await page.locator('.cm-lint-marker-error').count(), 1);
  // The other file is edited, and the diagnostic leads back.
  await page.locator('#file').selectOption('definitions/common.spec.yaml');
  await page.waitForFunction(() => document.querySelector('.cm-content').textContent.includes('common: '));
  await page.getByRole('button', { name: /line 1, column 1 of .*create-customer\.spec\.yaml/ }).click();
  assert.equal(await page.locator('#file').inputValue(), 'definitions/create-customer.spec.yaml');
  await page.getByRole('button', { name: 'Start again' }).click();
  await verdict(page, 'No mistake');
  await page
    .locator('.cm-line', { hasText: /^title: / })
    .first()
    .click();
  await page.keyboard.press('End');
  await page.keyboard.type(' here');
  await page.waitForFunction(() => /here/.test(document.querySelector('#docs h1').textContent));
  await page.locator('#output').selectOption('create-customer/request.schema.json');
  assert.match(
    await page.locator('#code').innerText(),
    /"\$schema": "https:\/\/json-schema\.org\/draft\/2020-12\/schema"/,
  );
  await close();
});

test('generated pages link to each other where the definition is edited, and to the site for what is not made there', async () => {
  const { page, close } = await open('definition.html');
  await verdict(page, 'No mistake');
  await page.locator('#docs').getByRole('link', { name: 'R6 (inferred)' }).first().click();
  assert.equal(await page.locator('#output').inputValue(), 'create-customer/readings.md');
  assert.match(await page.locator('tr:has(:target)').innerText(), /^R6\b/);
  await page.locator('#docs').getByRole('link', { name: 'pobox' }).click();
  assert.equal(await page.locator('#output').inputValue(), 'create-customer/docs.md');
  await page.locator('#docs').getByRole('link', { name: 'Fidelity' }).click();
  await page.waitForURL(/create-customer-fidelity\.html$/);
  await close();
});

test('every element of the operation and every reading is an anchor of its row', () => {
  const { messages, readings } = JSON.parse(readFileSync(`${root}/generated/create-customer/docs.json`, 'utf8'));
  const rows = messages.flatMap(({ tables }) => tables.flatMap((table) => table.rows));
  for (const [name, places] of [
    ['create-customer', rows],
    ['create-customer-readings', readings],
  ]) {
    const html = readFileSync(`${out}/${name}.html`, 'utf8');
    assert.ok(places.length > 20);
    for (const { anchor } of places) assert.ok(html.includes(`<tr id="${anchor}"`), anchor);
  }
});

test('what stands in the definition at first generates the committed files', async () => {
  const { page, close } = await open('definition.html');
  await verdict(page, 'No mistake');
  for (const name of ['request.schema.json', 'openapi.yaml', 'docs.json']) {
    await page.locator('#output').selectOption(`create-customer/${name}`);
    const committed = readFileSync(`${root}/generated/create-customer/${name}`, 'utf8');
    assert.equal(await page.locator('#code').evaluate(({ textContent }) => textContent), committed);
  }
  await close();
});

test('every code that a diagnostic can have is an anchor of the page of diagnostics', () => {
  const html = readFileSync(`${out}/diagnostics.html`, 'utf8');
  for (const code of ['unknown-key', 'unused-shape', 'json-syntax', 'vulnerable-pattern'])
    assert.ok(html.includes(` id="${code}"`), code);
});

test('the head of a page marks the section that it is in', () => {
  for (const [name, section] of [
    ['server', 'index'],
    ['limits', 'definitions'],
    ['create-customer-rules', 'create-customer'],
    ['operations', 'create-customer'],
    ['definition', 'playground'],
  ])
    assert.ok(
      readFileSync(`${out}/${name}.html`, 'utf8').includes(`<a href="${section}.html" aria-current="true">`),
      name,
    );
});

test('the playground weighs less than 40 kB compressed, the editor of definitions less than 400 kB', () => {
  const weight = (...names) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(`${out}/${name}`), { level: 9 }).length, 0);
  const payload = weight('playground.html', 'playground.js', 'site.js', 'style.css');
  const definition = weight('definition.html', 'definition.js', 'site.js', 'style.css');
  assert.ok(payload < 40_000, String(payload));
  assert.ok(definition < 400_000, String(definition));
});
