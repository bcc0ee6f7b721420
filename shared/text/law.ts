/**
 * Paragraphs as professionals write them ("§ 31", "§§ 5-7 SchKG", "28 sgb 8", "35a", "SGB VIII") become terms:
 * `§31` for the paragraph, `sgb8` for the statute, `§31sgb8` for both. "§ 27 ff." goes on from there.
 */
const statuteNames =
  'SchKG|KKG|KiBiz|SchulG|BKGG|BEEG|UVG|UhVorschG|ÖGDG|OEGDG|GewSchG|GewHG|PsychKG|TIntG|BGB|FamFG|AsylbLG|AufenthG|JGG|BAföG|WoGG|MuSchG|StGB|KJSG|GaFöG|BTHG|InsO'
const sgb = 'SGB\\s*-?\\s*(?:[IVX]{1,4}|1[0-4]|[1-9])(?![\\p{L}\\p{N}])'
const statute = `(?:${sgb}|(?:${statuteNames})(?![\\p{L}\\p{N}]))`
const number = '\\d{1,4}(?:[a-z](?!f))?(?=ff(?![\\p{L}\\p{N}])|(?![\\p{L}\\p{N}]))'
const subsection = '(?:\\s*(?:Abs(?:atz|\\.)?|S(?:atz|\\.)|Nr\\.?)\\s*\\d+)*'
const further = `(?:${subsection}\\s*(?:[-–/,;]|und|u\\.|bis|ff?\\.?)\\s*(?:§+\\s*)?${number})*`
const onward = '(?:\\s*ff?(?![\\p{L}\\p{N}])\\.?)?'
const withSign = `(?:§{1,2}|\\bparagra(?:ph|f)(?:en)?|\\bpar\\.)\\s*(${number}${further})${subsection}${onward}(?:\\s*(${statute}))?`
const withStatute = `(?<![\\p{L}\\p{N}])(${number}${further})${subsection}${onward}\\s*(${statute})`
const statuteFirst = `(?<![\\p{L}\\p{N}])(${statute})\\s*(?:§+\\s*)?(${number}${further})(?!\\s*${statute})`
/** "ff." names no end: so many further paragraphs are meant, the reach of the help towards upbringing (§§ 27–35 SGB VIII). */
const paragraphsOn = 8
const goesOn = /\d[a-z]?\s*ff(?![\p{L}\p{N}])/iu
const letterParagraph = '(?<![\\p{L}\\p{N}])(\\d{1,3}[a-z])(?![\\p{L}\\p{N}])'
const shape = new RegExp(`${withSign}|${withStatute}|${statuteFirst}|${letterParagraph}|(${statute})`, 'giu')

const roman: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
  xi: 11,
  xii: 12,
  xiv: 14,
}

export type LawReference = {
  /** As written. */
  text: string
  /** From the narrowest to the widest: `§31sgb8`, `§31`, `sgb8`. One list for every paragraph named, in their order. */
  terms: string[][]
  /** How many of them are named; those behind are meant by "ff." alone. */
  named: number
}

/** Every reference to law in a text, and the text without them. */
export function lawReferences(text: string): { references: LawReference[]; rest: string } {
  const references: LawReference[] = []
  const rest = text.replace(
    shape,
    (whole, signed, signedStatute, bare, bareStatute, firstStatute, after, lettered, alone) => {
      const of = statuteTerm(signedStatute ?? bareStatute ?? firstStatute ?? alone)
      const numbers = paragraphs(signed ?? bare ?? after ?? lettered ?? '')
      const meant = goesOn.test(whole) ? [...numbers, ...following(numbers.at(-1))] : numbers
      const terms = meant.map((paragraph) =>
        of === undefined ? [`§${paragraph}`] : [`§${paragraph}${of}`, `§${paragraph}`, of],
      )
      const found = terms.length > 0 ? terms : [[of ?? '']]
      references.push({ text: whole.trim(), terms: found, named: Math.max(1, numbers.length) })
      return ' '
    },
  )
  return { references, rest }
}

function statuteTerm(written: string | undefined): string | undefined {
  if (written === undefined) return undefined
  const compact = written.toLowerCase().replace(/[\s-]/g, '')
  if (!compact.startsWith('sgb')) return compact.replace('ö', 'o').replace('oe', 'o')
  const book = compact.slice(3)
  return `sgb${roman[book] ?? book}`
}

function following(last: string | undefined): string[] {
  const from = Number.parseInt(last ?? '', 10)
  return Number.isNaN(from) ? [] : Array.from({ length: paragraphsOn }, (_, at) => String(from + 1 + at))
}

function paragraphs(written: string): string[] {
  const listed: string[] = []
  const range = /(\d{1,4})([a-z]?)(?:\s*[-–]\s*§?\s*(\d{1,4})(?![a-z]))?/gi
  for (const [, from = '', letter = '', to] of written
    .replace(/(?:abs(?:atz|\.)?|nr\.?|satz)\s*\d+/gi, '')
    .matchAll(range)) {
    listed.push(`${from}${letter.toLowerCase()}`)
    const last = to === undefined ? 0 : Math.min(Number(to), Number(from) + 20)
    for (let n = Number(from) + 1; n <= last; n++) listed.push(String(n))
  }
  return listed
}
