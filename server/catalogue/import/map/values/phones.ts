/**
 * Telephone numbers out of one cell: several by line break, slash, comma or "oder"; labels and remarks beside them
 * become the number's note, a fax is left out. Numbers stay as they are written: who dials knows how.
 */
import type { Offer } from '../../../../../shared/offer.ts'
import { cutAt } from './cut-text.ts'
import { withoutPersons } from './person.ts'
import { oneLine } from './plain-text.ts'

type Phone = Offer['phones'][number]
type PhonesReading = { phones: Phone[]; unread: string[]; fax: string[]; persons: boolean }

const most = 10
/** What stands behind so much text is no number of this offer. */
const longest = 2000
const number = /(?:\+|\(\+|\(0|\(?\d)[\d\s()/.\-–]{1,40}\d|\d{3}/
/** Between two whole numbers; behind the slash of `0202/64740` no new number begins. */
const between = /\s*(?:\n|;|\||,|\boder\b|\bor\b|\bu(?:nd|\.)\s|\bsowie\b|&|\/(?=\s*(?:\(?\+|\(?0\d|\p{L})))\s*/iu
const label = /^(?:tel(?:efon)?(?:nummer)?|fon|phone|ruf(?:nummer)?|festnetz|büro|buero|t)\b\.?(?:-?nr\.?)?\s*:?\s*/i
const fax = /(?<!\p{L})(?:tele)?fax(?!\p{L})/iu
const edges = /^[\s,;:()[\]/.–-]+|[\s,;:([/–-]+$/g
/** A piece with fewer digits is the end of another number (`-6154`) or no number. */
const leastDigits = 5

/** At most ten numbers; `unread` is what holds none, `fax` what was left out as one. */
export function phonesOf(written: string): PhonesReading {
  const reading: PhonesReading = { phones: [], unread: [], fax: [], persons: false }
  for (const piece of piecesOf(written.slice(0, longest))) take(piece, reading)
  reading.unread.push(...reading.phones.splice(most).map((phone) => phone.number))
  return reading
}

/** Remarks in brackets may hold commas and times, so they are set aside before the cell is split. */
function piecesOf(written: string): { text: string; remarks: string[] }[] {
  const remarks: string[] = []
  const bare = written.replace(
    /\(([^()]*[\p{L}][^()]*)\)/gu,
    (_, remark: string) => ` \ue000${remarks.push(remark)}\ue000 `,
  )
  return bare
    .split(between)
    .map((part) => ({
      text: oneLine(part.replace(/\ue000\d+\ue000/g, ' ')),
      remarks: [...part.matchAll(/\ue000(\d+)\ue000/g)].flatMap(([, at]) => remarks[Number(at) - 1] ?? []),
    }))
    .filter(({ text, remarks: beside }) => text !== '' || beside.length > 0)
}

function take({ text, remarks }: { text: string; remarks: string[] }, reading: PhonesReading): void {
  const last = reading.phones.at(-1)
  const found = number
    .exec(text)?.[0]
    .replace(/^\((?!.*\))|[\s(/.–-]+$/g, '')
    .trim()
  const digits = found?.replace(/\D/g, '').length ?? 0
  if (fax.test(text) && found !== undefined) {
    reading.fax.push(found)
    return
  }
  const whole = found !== undefined && digits >= 3 && digits <= 20 && found.length <= 60
  const begins = found !== undefined && (/^[+(0]/.test(found) || digits >= leastDigits || last === undefined)
  if (!whole || !begins) {
    // What is no number of its own belongs to the one before: an extension, the hours it is answered.
    if (last !== undefined) annotate(last, [text, ...remarks], reading)
    else reading.unread.push([text, ...remarks].join(' ').trim())
    return
  }
  const beside = text.replace(found, ' ').replace(label, '')
  const phone: Phone = { number: found }
  annotate(phone, [beside, ...remarks], reading)
  if (!reading.phones.some((known) => bareOf(known.number) === bareOf(found))) reading.phones.push(phone)
}

function annotate(phone: Phone, texts: readonly string[], reading: PhonesReading): void {
  const told = texts.map((text) => {
    const { text: kept, left } = withoutPersons(text)
    if (left) reading.persons = true
    return oneLine(kept).replace(edges, '').replace(label, '')
  })
  const note = [phone.note, ...told].filter((part) => part !== undefined && part !== '').join(', ')
  if (note !== '') phone.note = cutAt(note, 120)
}

function bareOf(written: string): string {
  return written.replace(/^\+49|^0049/, '0').replace(/\D/g, '')
}
