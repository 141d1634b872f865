export default {
  title: 'Reference',
  url: 'https://example.com',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: { hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' } },
  presets: [
    [
      'classic',
      {
        docs: { path: 'pages', routeBasePath: '/', sidebarPath: './sidebars.js' },
        blog: false,
        theme: { customCss: './custom.css' },
      },
    ],
  ],
};
