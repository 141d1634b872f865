/** The frame of every page. */
import { groups, main } from './pages.js';
import { escaped } from './markdown.js';

/** Before anything is shown, so that a page in the dark never flashes. */
const theme = 'try{const t=localStorage.theme;if(t)document.documentElement.dataset.theme=t}catch{}';

function pagesNav(current, titles) {
  return groups
    .map(({ title, pages }) => {
      const links = pages.map(({ name, label, level = 1 }) => {
        const here = name === current ? ' aria-current="page"' : '';
        return `<li class="level-${level}"><a href="${name}.html"${here}>${escaped(label ?? titles[name] ?? name)}</a></li>`;
      });
      return `<h2>${title}</h2><ul>${links.join('')}</ul>`;
    })
    .join('');
}

/** The headings of a page: few enough to be read. */
function contents(headings) {
  const some = headings.filter(({ level }) => level === 2 || level === 3);
  const shown = some.length > 30 ? some.filter(({ level }) => level === 2) : some;
  if (shown.length < 2) return '';
  const links = shown.map(
    ({ id, text, level }) => `<li class="level-${level}"><a href="#${id}">${escaped(text)}</a></li>`,
  );
  return `<nav class="contents" aria-label="On this page"><h2>On this page</h2><ul>${links.join('')}</ul></nav>`;
}

/** The section that a page is in, of those in the head of every page. */
const sectionOf = (name) =>
  groups
    .find(({ pages }) => pages.some((page) => page.name === name))
    .pages.find((page) => main.some(([to]) => to === page.name))?.name;

export function layout({ name, title, html, headings = [], titles, isWide = false, scripts = [], end = '' }) {
  const links = main.map(([to, label]) => {
    const isBelow = !main.some(([own]) => own === name) && to === sectionOf(name);
    const current = to === name ? ' aria-current="page"' : isBelow ? ' aria-current="true"' : '';
    return `<a href="${to}.html"${current}>${label}</a>`;
  });
  const nav = pagesNav(name, titles);
  const content = `<main id="content" tabindex="-1">${html}</main>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title === 'specwright' ? title : `${title} · specwright`)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
<script>${theme}</script>
</head>
<body${isWide ? ' class="wide"' : ''}>
<a class="skip" href="#content">Skip to the content</a>
<header><a class="name" href="index.html">specwright</a><nav aria-label="Sections">${links.join('')}</nav>
<button id="theme" type="button" aria-pressed="false">Dark</button></header>
${
  isWide
    ? content
    : `<div class="page"><nav class="pages" aria-label="Pages">${nav}</nav>
<div><details class="pages-small"><summary>Pages</summary><nav aria-label="All pages">${nav}</nav></details>
${content}</div>${contents(headings)}</div>`
}
<script src="site.js"></script>
${scripts.map((src) => `<script src="${src}"></script>`).join('\n')}${end}
</body>
</html>
`;
}
