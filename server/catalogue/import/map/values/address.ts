/** Web and e-mail addresses out of cells that hold more than the address: no scheme, a label, "(at)", words behind. */
import { offerShape } from '../../../../../shared/offer.ts'

/** `further` is what else stood there as an address; only one has a place. */
export type Found = { value: string; further: string[] }

/** What stands behind so much text is no address of this offer; it bounds the work for foreign files. */
const longest = 2000
const scheme = /h?t{1,3}ps?\s*:?\s*\/{1,3}\s*/i
const host = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,18}`
const webShape = new RegExp(
  `(?<![@\\p{L}\\p{N}._-])(?:https?://)?${host}(?![@\\p{L}\\p{N}]|[.-][\\p{L}\\p{N}])(?::\\d{2,5})?(?:[/?#][^\\s<>"]*)?`,
  'giu',
)
const foreignScheme = /^\s*(?:javascript|vbscript|data|file|ftps?|mailto|tel|blob|about):/i
const trailing = /[.,;:!?)\]}»“”’'…]+$/

/** The first web address of a text; http and https only, never with a password in it. */
export function urlOf(written: string): Found | undefined {
  if (foreignScheme.test(written)) return undefined
  const text = written.slice(0, longest).replace(scheme, (begun) => (/s/i.test(begun) ? 'https://' : 'http://'))
  const found = [...text.matchAll(webShape)].flatMap(({ 0: match }) => {
    const bare = match.replace(trailing, '')
    const whole = /^https?:/i.test(bare) ? bare.replace(/^https?/i, (name) => name.toLowerCase()) : `https://${bare}`
    const address = offerShape.shape.url.safeParse(whole).data
    return address === undefined ? [] : [address]
  })
  return first(found)
}

const at = /\s*(?:\(|\[|\{|<)\s*(?:at|ät|a)\s*(?:\)|\]|\}|>)\s*|\s+(?:at|ät)\s+(?=[\p{L}\p{N}-]+\.)/giu
const point = /\s*(?:\(|\[|\{)\s*(?:dot|punkt|\.)\s*(?:\)|\]|\})\s*/giu
const mailShape = new RegExp(`[\\p{L}\\p{N}._%+&'-]+@${host}`, 'giu')

/** The first e-mail address of a text, also as `info(at)kita.example` and behind `mailto:`. */
export function emailOf(written: string): Found | undefined {
  const text = written
    .slice(0, longest)
    .replace(at, '@')
    .replace(point, '.')
    .replace(/\s*@\s*/g, '@')
    .replace(/mailto:/gi, ' ')
  const found = [...text.matchAll(mailShape)].flatMap(({ 0: match }) => {
    const [box = '', domain = ''] = match.split('@')
    const address = offerShape.shape.email.safeParse(`${box.replace(/^\W+/, '')}@${domain.toLowerCase()}`).data
    return address === undefined ? [] : [address]
  })
  return first(found)
}

function first(found: readonly string[]): Found | undefined {
  const [value, ...further] = new Set(found)
  return value === undefined ? undefined : { value, further }
}
