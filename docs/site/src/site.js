/** The switch between light and dark. Everything else of a page works without scripts. */
const button = document.getElementById('theme');
const root = document.documentElement;
const isDark = () =>
  root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
const show = () => button.setAttribute('aria-pressed', String(isDark()));
button.addEventListener('click', () => {
  root.dataset.theme = isDark() ? 'light' : 'dark';
  try {
    localStorage.theme = root.dataset.theme;
  } catch {
    // A page from a disk may have no storage.
  }
  show();
});
show();
