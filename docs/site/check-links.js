/** Fails if a link between pages leads nowhere, or two places of a page have one anchor. */
export function checkLinks(pages) {
  const ids = new Map(
    pages.map(({ name, html }) => [`${name}.html`, [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)]),
  );
  const problems = [...ids].flatMap(([page, all]) =>
    all.filter((id, at) => all.indexOf(id) !== at).map((id) => `${page} has the anchor ${id} twice`),
  );
  for (const { name, html } of pages) {
    for (const [, href] of html.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      if (/^[a-z]+:/.test(href)) continue;
      const [path, hash] = href.split('#');
      const page = path === '' ? `${name}.html` : path;
      const target = ids.get(page);
      if (!target) problems.push(`${name}.html links to ${href}, which is no page`);
      else if (hash && !target.includes(decodeURIComponent(hash)))
        problems.push(`${name}.html links to ${href}, which is no anchor`);
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
