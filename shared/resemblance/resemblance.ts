/**
 * Possible duplicates: offers with the same provider, title and place, or the same telephone, page or coordinates.
 * Nothing is merged by it; a person is shown the reasons and decides.
 */
import type { PlanReason } from '../protocol/imports.ts'
import { fold } from '../text/fold.ts'
import { likeness, titleWords } from './names.ts'

/** What of an offer resemblance is judged by; kept for every offer of the catalogue and every row of the file. */
type Outline = {
  id: string
  title: string
  words: string[]
  /** Key of the provider's name. */
  provider: string
  postcode: string
  street: string
  phones: string[]
  url: string
  at: [latitude: number, longitude: number] | undefined
  /** Line of the file it stands in; absent for an offer of the catalogue. */
  line?: number
}

/** What speaks for two offers being one. */
export type LikenessReason = Extract<PlanReason, `same_${string}` | 'similar_title'>

type Fields = Readonly<Record<string, unknown>>

/** The offer another one resembles, and why. */
export type Resemblance = { outline: Outline; reasons: LikenessReason[] }

const nearlySame = 0.85
const similar = 0.7
/** Some 30 m and 300 m in degrees of latitude. */
const samePoint = 0.0003
const otherPoint = 0.003
/** A word that so many offers share finds nothing. */
const commonWord = 200
const mostCandidates = 300

/**
 * What of an offer is compared, brought to one spelling.
 * @param provider key of its provider's name (names.ts), by which spellings of one provider are the same
 * @param line of the list it stands in; absent for an offer of the catalogue
 */
export function outlineOf(id: string, offer: Fields, provider: string, line?: number): Outline {
  const title = textOf(offer['title'])
  const [place] = listOf(offer['places'])
  const [latitude, longitude] = [place?.['latitude'], place?.['longitude']]
  const at =
    typeof latitude === 'number' && typeof longitude === 'number' ? ([latitude, longitude] as const) : undefined
  return {
    id,
    title,
    words: titleWords(title),
    provider,
    postcode: textOf(place?.['postcode']),
    street: streetKey(textOf(place?.['street'])),
    phones: listOf(offer['phones']).map(({ number }) => phoneKey(textOf(number))),
    url: urlKey(textOf(offer['url'])),
    at: at === undefined ? undefined : [...at],
    ...(line !== undefined && { line }),
  }
}

/**
 * Finds resembling offers among those added so far, without comparing each with each: candidates share a word of the
 * title or a mark. A word or mark that hundreds share is passed over, and few hundred candidates are compared.
 */
export function resemblanceIndex() {
  const byWord = new Map<string, Outline[]>()
  const byMark = new Map<string, Outline[]>()
  const marksOf = ({ words, url, phones, at }: Outline) => [
    `t ${words.toSorted().join(' ')}`,
    ...(url === '' ? [] : [`u ${url}`]),
    ...phones.filter((phone) => phone.length >= 5).map((phone) => `p ${phone}`),
    ...(at === undefined ? [] : [`c ${at[0].toFixed(3)} ${at[1].toFixed(3)}`]),
  ]
  const put = (map: Map<string, Outline[]>, key: string, outline: Outline) => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [outline])
    else if (list.length <= commonWord) list.push(outline)
  }
  const candidates = (outline: Outline): Set<Outline> => {
    const found = new Set<Outline>()
    const lists = [
      ...marksOf(outline).map((mark) => byMark.get(mark)),
      ...outline.words.map((word) => byWord.get(word)).filter((list) => (list?.length ?? 0) < commonWord),
    ]
    for (const list of lists)
      for (const each of list ?? []) if (found.size < mostCandidates && each.id !== outline.id) found.add(each)
    return found
  }
  const findAll = (outline: Outline): Resemblance[] =>
    [...candidates(outline)]
      .flatMap((other) => {
        const found = compare(outline, other)
        return found === undefined ? [] : [{ outline: other, ...found }]
      })
      .sort((a, b) => b.alike - a.alike)
      .map(({ outline, reasons }) => ({ outline, reasons }))
  return {
    add(outline: Outline): void {
      for (const word of outline.words) put(byWord, word, outline)
      for (const mark of marksOf(outline)) put(byMark, mark, outline)
    },
    /** The offer it resembles most, if any. */
    find: (outline: Outline): Resemblance | undefined => findAll(outline)[0],
    /** All offers it resembles, the most alike first. */
    findAll,
  }
}

function compare(one: Outline, other: Outline): { reasons: LikenessReason[]; alike: number } | undefined {
  const apart = distance(one, other)
  const both = (field: 'postcode' | 'street') => one[field] !== '' && other[field] !== ''
  const elsewhere =
    (both('postcode') && one.postcode !== other.postcode) ||
    (both('street') && one.street !== other.street) ||
    (apart !== undefined && apart > otherPoint)
  if (elsewhere) return undefined
  const alike = likeness(one.words, other.words)
  if (alike < similar) return undefined
  const same: Partial<Record<LikenessReason, boolean>> = {
    same_provider: one.provider !== '' && one.provider === other.provider,
    same_postcode: both('postcode'),
    same_street: both('street'),
    same_phone: one.phones.some((phone) => phone.length >= 5 && other.phones.includes(phone)),
    same_url: one.url !== '' && one.url === other.url,
    same_coordinates: apart !== undefined && apart <= samePoint,
  }
  const shared = (...reasons: LikenessReason[]) => reasons.some((reason) => same[reason] === true)
  const place = shared('same_postcode', 'same_street', 'same_coordinates')
  const mark = shared('same_phone', 'same_url')
  const looksSame =
    alike >= nearlySame ? place || mark || shared('same_provider') : place && mark && shared('same_provider')
  // Within one file only what is called the same counts: its own numbers tell the rest apart.
  if (!looksSame || (other.line !== undefined && alike < 1)) return undefined
  const reasons = (Object.keys(same) as LikenessReason[]).filter((reason) => same[reason])
  const within: LikenessReason[] = other.line === undefined ? [] : ['same_file']
  return { alike, reasons: [alike === 1 ? 'same_title' : 'similar_title', ...reasons, ...within] }
}

function distance({ at: one }: Outline, { at: other }: Outline): number | undefined {
  if (one === undefined || other === undefined) return undefined
  return Math.hypot(one[0] - other[0], (one[1] - other[1]) * 0.63)
}

function streetKey(street: string): string {
  return fold(street)
    .replace(/str(?:asse|\.)?(?=[\s\d]|$)/g, 'str')
    .replace(/[^a-z0-9]/g, '')
}

/** The last digits tell, however country and area are written. */
function phoneKey(number: string): string {
  return number.replace(/\D/g, '').slice(-7)
}

function urlKey(url: string): string {
  const bare = url.toLowerCase().replace(/^https?:\/\/(?:www\.)?/, '')
  return bare.replace(/[/#?]+$/, '')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []
}
