import type { Call } from './call.js';

export interface Page {
  readonly number: number;
  readonly size: number;
}

interface PageSizes {
  readonly usual: number;
  readonly most: number;
}

/** The page asked for: GitHub takes 30 a page when not told, 100 at most, unless it says otherwise, and ignores nonsense. */
export function pageOf(call: Call, { usual, most }: PageSizes = { usual: 30, most: 100 }): Page {
  const read = (name: string, otherwise: number) => {
    const value = Number(call.url.searchParams.get(name) ?? otherwise);
    return Number.isSafeInteger(value) && value > 0 ? value : otherwise;
  };
  return { number: read('page', 1), size: Math.min(read('per_page', usual), most) };
}

export function slice<T>(items: readonly T[], page: Page): T[] {
  return items.slice((page.number - 1) * page.size, page.number * page.size);
}

/** The `Link` header for a list of so many items, with the client's own query kept. */
export function linkHeader(call: Call, page: Page, total: number): Record<string, string> {
  const last = Math.max(1, Math.ceil(total / page.size));
  const relations: [string, number, boolean][] = [
    ['prev', page.number - 1, page.number > 1],
    ['next', page.number + 1, page.number < last],
    ['last', last, page.number < last],
    ['first', 1, page.number > 1],
  ];
  const links = relations
    .filter(([, , shown]) => shown)
    .map(([relation, to]) => `<${pageUrl(call, to)}>; rel="${relation}"`);
  return links.length > 0 ? { link: links.join(', ') } : {};
}

function pageUrl(call: Call, page: number): string {
  const url = new URL(call.url);
  url.searchParams.set('page', String(page));
  return url.href;
}
