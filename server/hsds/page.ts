/** The page envelope of HSDS 3.0 around records that are JSON already. */
export type Page = { total: number; number: number; size: number; contents: readonly string[] }

export function pageText({ total, number, size, contents }: Page): string {
  const pages = Math.ceil(total / size)
  const envelope = {
    total_items: total,
    total_pages: pages,
    page_number: number,
    size: contents.length,
    first_page: number === 1,
    last_page: number >= pages,
    empty: contents.length === 0,
  }
  return `${JSON.stringify(envelope).slice(0, -1)},"contents":[${contents.join(',')}]}`
}
