/** Small things of the document. */
export const byId = (id) => document.getElementById(id);

export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** A script beside the page: a page from a disk can load no module. */
export function loadScript(src) {
  return new Promise((resolve, reject) => {
    document.head.append(
      make('script', { src, onload: resolve, onerror: () => reject(new Error(`${src} is missing`)) }),
    );
  });
}
