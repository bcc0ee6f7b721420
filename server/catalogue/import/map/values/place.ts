/** Postal addresses in German lists: postcode and town in one cell, the whole address in one cell, lost zeros. */

type Address = { street?: string; postcode?: string; city?: string }

/** A longer text is a way described, no address. */
const longest = 400
const postcode = String.raw`(?:D[-–\s])?(\d{5})`
const townFirst = new RegExp(`^(\\p{L}[^\\d,;]*?)[,;]?\\s*\\(?${postcode}\\)?$`, 'iu')
const postcodeFirst = new RegExp(`^${postcode}\\s*,?\\s*(\\p{L}[^\\n;]*)$`, 'iu')
const wholeAddress = new RegExp(`^(.+?)\\s*[,;\\n|·]\\s*(?:${postcode}\\s+)?(\\p{L}[^,;\\n|]*)$`, 'isu')
const withoutComma = new RegExp(`^(.+?\\s\\d+\\s?[a-z]?)\\s+${postcode}\\s+(\\p{L}.*)$`, 'isu')

/** `42103 Wuppertal`, `D-42103 Wuppertal`, `Wuppertal (42103)`; undefined when it is not both. */
export function townOf(written: string): Required<Pick<Address, 'postcode' | 'city'>> | undefined {
  const [, code, city] = postcodeFirst.exec(written) ?? []
  if (code !== undefined && city !== undefined) return { postcode: code, city: city.trim() }
  const [, named, behind] = townFirst.exec(written) ?? []
  return named === undefined || behind === undefined ? undefined : { postcode: behind, city: named.trim() }
}

/** `Birnbaumallee 4, 42103 Wuppertal` taken apart; a cell with less than that is a street as it stands. */
export function addressOf(written: string): Address {
  if (written.length > longest) return { street: written }
  const [, line, code, town] = withoutComma.exec(written) ?? wholeAddress.exec(written) ?? []
  // "Hof 3, Eingang B" has no postcode: what stands behind the comma is part of the way, not a town.
  if (line === undefined || town === undefined || code === undefined) return { street: written }
  return { street: line.trim(), postcode: code, city: town.trim() }
}

/**
 * A postcode, and whether a zero was put back that a spreadsheet took (`1067` for Dresden's `01067`). Others than German
 * ones stay as they are.
 */
export function postcodeOf(written: string): { postcode: string; mended: boolean } | undefined {
  const bare = written
    .replace(/[.,]0+$/, '')
    .replace(/^D[-–\s]*/i, '')
    .trim()
  if (/^\d{5}$/.test(bare)) return { postcode: bare, mended: false }
  if (/^[1-9]\d{3}$/.test(bare)) return { postcode: `0${bare}`, mended: true }
  return /^[A-Z\d][A-Z\d -]{2,9}$/i.test(bare) && /\d/.test(bare) ? { postcode: bare, mended: false } : undefined
}
