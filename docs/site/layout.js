/** The frame of every page. */
import { groups, main } from './pages.js';
import { escaped } from './markdown.js';

/** Before anything is shown, so that a page in the dark never flashes. */
const theme = 'try{const t=localStorage.theme;if(t)document.documentElement.dataset.theme=t}catch{}';

function pagesNav(current, titles) {
  return groups
    .map(({ title, pages }) => {
      const links = pages.map(({ name, label }) => {
        const here = name === current ? ' aria-current="page"' : '';
        return `<li><a href="${name}.html"${here}>${escaped(label ?? titles[name] ?? name)}</a></li>`;
      });
      return `<h2>${title}</h2><ul>${links.join('')}</ul>`;
    })
    .join('');
}

/** The headings of a page: few enough to be read. */
function contents(headings) {
  const flooding = headings.find(({ level, text }) => level === 2 && text === 'Readings');
  const some = headings.filter(({ level }) => level === 2 || level === 3);
  const upTo = flooding ? some.slice(0, some.indexOf(flooding) + 1) : some;
  const shown = upTo.length > 30 ? upTo.filter(({ level }) => level === 2) : upTo;
  if (shown.length < 2) return '';
  const links = shown.map(
    ({ id, text, level }) => `<li class="level-${level}"><a href="#${id}">${escaped(text)}</a></li>`,
  );
  return `<nav class="contents" aria-label="On this page"><h2>On this page</h2><ul>${links.join('')}</ul></nav>`;
}

export function layout({ name, title, html, headings = [], titles, isWide = false, scripts = [], end = '' }) {
  const links = main.map(([to, label]) => {
    const isHere = to === name || (to === 'playground' && name === 'definition');
    return `<a href="${to}.html"${isHere ? ' aria-current="page"' : ''}>${label}</a>`;
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
