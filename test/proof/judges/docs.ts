import { spelt } from '../../../generator/4-emit/encode.js';
import type { LedgerRow } from '../../../generator/4-emit/ledger.js';
import type { Outputs } from '../judge.js';

interface Documents {
  readonly messages: readonly {
    readonly role: string;
    readonly tables: readonly {
      readonly rows: readonly { readonly rules: readonly SaidRule[] }[];
      readonly rules: readonly SaidRule[];
    }[];
  }[];
}

interface SaidRule {
  readonly id: string;
  readonly message: string;
}

/** Whether the documents say a rule: `docs.json` as data, the pages with its id and its words. */
export function saysRule({ read }: Outputs): (row: LedgerRow) => boolean {
  const { messages } = JSON.parse(read('docs.json')) as Documents;
  // As a reader sees it: characters that mean something to a site are escaped, or written by their number, and nobody sees
  // how many blanks there are, nor any at an end; docs.json has every character.
  const plain = (text: string): string =>
    text
      .replaceAll('\\', '')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replace(/\s+/g, ' ')
      .trim();
  const page = plain(`${read('docs.md')}\n${read('rules.md')}`);
  return ({ message, rule }) => {
    const tables = messages.filter(({ role }) => role === message).flatMap((one) => one.tables);
    const said = tables.flatMap(({ rows, rules }) => [...rows.flatMap((row) => row.rules), ...rules]);
    const isData = said.some((one) => one.id === rule.id && one.message === rule.message);
    // Code in a page spells what is invisible.
    const isOnPage = (text: string): boolean => page.includes(plain(text)) || page.includes(plain(spelt(text)));
    return isData && isOnPage(rule.message) && isOnPage(rule.id);
  };
}
