/** Code of which a reader sees one at a time, on sites that have that. */

/** A tab has its name in the first line, a heading in the second one, and a fence of code in the others. */
export interface Tabs {
  readonly one: (text: string) => string;
  readonly all: (tabs: string) => string;
}

interface Parts {
  /** A name without a character that has a meaning. */
  readonly name: string;
  readonly heading: string;
  readonly fence: string;
}

function partsOf(text: string): Parts {
  const [name = '', heading = '', ...fence] = text.trim().split('\n');
  return { name, heading, fence: fence.join('\n').trim() };
}

/** One below the other. */
export const headings: Tabs = {
  one: (text) => {
    const { heading, fence } = partsOf(text);
    return `${heading}\n\n${fence}\n\n`;
  },
  all: (tabs) => tabs,
};

export const vitepressTabs: Tabs = {
  one: (text) => {
    const { name, fence } = partsOf(text);
    return `${fence.replace(/^```\w*/, `$& [${name}]`)}\n`;
  },
  all: (tabs) => `::: code-group\n\n${tabs}\n:::\n`,
};

export const docusaurusTabs: Tabs = {
  one: (text) => {
    const { name, fence } = partsOf(text);
    return `<TabItem value="${name}" label="${name}">\n\n${fence}\n\n</TabItem>\n`;
  },
  all: (tabs) =>
    `import Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem';\n\n<Tabs>\n${tabs.trim()}\n</Tabs>\n`,
};

export const mkdocsTabs: Tabs = {
  one: (text) => {
    const { name, fence } = partsOf(text);
    const lines = fence.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
    return `=== "${name}"\n\n${lines.join('\n')}\n\n`;
  },
  all: (tabs) => tabs,
};
