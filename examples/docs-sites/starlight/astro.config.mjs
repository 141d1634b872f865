import starlight from '@astrojs/starlight';
import { readFileSync } from 'node:fs';
import starlightLinksValidator from 'starlight-links-validator';

const sidebar = JSON.parse(readFileSync(new URL('src/content/docs/sidebar.json', import.meta.url), 'utf8'));

export default {
  // It would replace quotation marks and dashes.
  markdown: { smartypants: false },
  integrations: [
    starlight({ title: 'Reference', sidebar, customCss: ['./src/style.css'], plugins: [starlightLinksValidator()] }),
  ],
};
