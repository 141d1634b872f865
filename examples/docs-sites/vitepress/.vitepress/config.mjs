import { readFileSync } from 'node:fs';

const sidebar = JSON.parse(readFileSync(new URL('../pages/sidebar.json', import.meta.url), 'utf8'));

export default { title: 'Reference', srcDir: 'pages', themeConfig: { sidebar } };
