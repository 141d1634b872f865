/* global document -- in functions that run in the page */
/** The viewers of OpenAPI, each with a page that shows the document, and how a person comes to an operation and opens all its tables. */

/**
 * @typedef {object} Reader
 * @property {string} name
 * @property {string} package the package that it is installed as
 * @property {string} folder of its bundles, in the package
 * @property {string} head
 * @property {string} body
 * @property {(page: import('playwright-core').Page, title: string) => Promise<void>} open comes to the operation with a title
 * @property {string} choices a selector of what it shows of a choice, where it has one
 * @property {Record<string, { stops?: boolean, hidden?: readonly string[] }>} [shows] by document: whether its page stops answering, and
 *   the elements whose descriptions it does not show
 */

const ui = {
  url: '/openapi.json',
  dom_id: '#ui',
  docExpansion: 'full',
  defaultModelRendering: 'model',
  defaultModelExpandDepth: 5,
  defaultModelsExpandDepth: -1,
};
const scalar = { url: '/openapi.json', expandAllSchemaProperties: true, hideModels: true, withDefaultFonts: false };

/** @type {readonly Reader[]} */
export const readers = [
  {
    name: 'Redoc 3',
    package: 'redoc',
    folder: 'bundles',
    head: '<script type="module" src="/files/redoc.standalone.js"></script>',
    body: '<redoc spec-url="/openapi.json" schemas-expansion-level="all" disable-telemetry="true"></redoc>',
    open: openRedoc,
    choices: '[role=tablist]:has([title])',
    shows: { 'every-key': { stops: true }, 'every-key, for viewers': { hidden: ['Request.payer'] } },
  },
  {
    name: 'Redoc 2',
    package: 'redoc-2',
    folder: 'bundles',
    head: '',
    body: '<redoc spec-url="/openapi.json" schemas-expansion-level="all"></redoc><script src="/files/redoc.standalone.js"></script>',
    open: async () => {},
    choices: 'span:text-is("Any of") + div, span:text-is("One of") + div',
  },
  {
    name: 'Scalar',
    package: '@scalar/api-reference',
    folder: 'dist/browser',
    head: '',
    body: `<div id="app"></div><script src="/files/standalone.js"></script><script>Scalar.createApiReference('#app', ${JSON.stringify(scalar)})</script>`,
    open: async () => {},
    choices: '.composition-selector',
    shows: { 'every-key': { hidden: ['Reader.email', 'Reader.born'] } },
  },
  {
    name: 'Swagger UI',
    package: 'swagger-ui-dist',
    folder: '',
    head: '<link rel="stylesheet" href="/files/swagger-ui.css"><script src="/files/swagger-ui-bundle.js"></script>',
    body: `<div id="ui"></div><script>SwaggerUIBundle(${JSON.stringify(ui)})</script>`,
    open: async () => {},
    choices: '.json-schema-2020-12-keyword--anyOf > button, .json-schema-2020-12-keyword--oneOf > button',
  },
  {
    name: 'Stoplight Elements',
    package: '@stoplight/elements',
    folder: '',
    head: '<link rel="stylesheet" href="/files/styles.min.css"><script src="/files/web-components.min.js"></script>',
    body: '<elements-api apiDescriptionUrl="/openapi.json" router="hash" layout="sidebar"></elements-api>',
    open: openElements,
    choices: 'select:not([id])',
    shows: {
      'create-customer': { hidden: ['Request.address'] },
      'every-key': { stops: true },
      'every-key, for viewers': { hidden: ['Request.payer'] },
    },
  },
];

/** Its contents list operations below their tag, which is closed; each row of a table has a button of its own. */
async function openElements(page, title) {
  await page.locator('.sl-elements-api [title]').first().waitFor();
  const closed = page.locator('.sl-elements-api div[title]:has(svg.fa-chevron-right)');
  while ((await closed.count()) > 0) await closed.first().click();
  await page.locator(`.sl-elements-api a [title="${title}"]`).first().click();
  await page.locator('[data-test="schema-row"]').first().waitFor();
  // A table may be inside itself.
  for (let depth = 0; depth < 4; depth += 1) {
    await page.evaluate(() => {
      for (const mark of document.querySelectorAll('[data-test="schema-row"] [role=button] svg.fa-chevron-right'))
        mark.closest('[role=button]').click();
    });
    await page.waitForTimeout(500);
  }
}

/** Its contents list operations below their tag, which is closed. */
async function openRedoc(page, title) {
  const link = page.locator('a[href^="#/"]', { hasText: title }).first();
  await page.locator('a[href^="#/"]').first().waitFor();
  for (const tag of await page.locator('a[href^="#/"]:not([href="#/"])').all()) {
    if (await link.isVisible()) break;
    await tag.click();
    await link.waitFor({ timeout: 3000 }).catch(() => {});
  }
  await link.click();
}
