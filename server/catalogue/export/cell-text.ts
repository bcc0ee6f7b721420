/**
 * Values as the text of one cell and back without loss: codes by their German labels, several entries line by line.
 * People read and correct these cells in Excel, so what they write in its place is understood where it can be.
 */
import { type CodeList, codeEntry, codeLists } from '../../../shared/codes/index.ts'
import type { Opening } from '../../../shared/offer.ts'
import { daysText } from '../../../shared/openings.ts'

/** How a field is written in a cell, and read; `undefined` where the text says nothing that the field can hold. */
export type CellText = { write(value: unknown): string; read(text: string): unknown }

export const plain: CellText = { write: (value) => String(value), read: (text) => text }

export const whole: CellText = {
  write: (value) => String(value),
  read: (text) => (/^-?\d+$/.test(text.trim()) ? Number(text) : undefined),
}

/** With a comma, as German Excel has it; a point is read too. */
export const decimal: CellText = {
  write: (value) => String(value).replace('.', ','),
  read: (text) => (/^-?\d+([.,]\d+)?(e-\d+)?$/.test(text.trim()) ? Number(text.replace(',', '.')) : undefined),
}

/** `2026-11-02`; Excel makes `02.11.2026` of it. */
export const day: CellText = {
  write: (value) => String(value),
  read(text) {
    const [, date, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim()) ?? []
    return year === undefined ? text.trim() : `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
  },
}

export const yes: CellText = {
  write: (value) => (value === true ? 'ja' : ''),
  read: (text) => /^(ja|x|1|true|wahr)$/i.test(text.trim()),
}

/** Labels of values that are no code list. */
export function labelled(labels: Readonly<Record<string, string>>): CellText {
  const codes = new Map(Object.entries(labels).map(([code, label]) => [label.toLowerCase(), code]))
  return {
    write: (value) => labels[String(value)] ?? String(value),
    read: (text) => codes.get(text.trim().toLowerCase()) ?? text.trim(),
  }
}

/** German label to code, for one list. */
export function codesByLabel(list: CodeList): Record<string, string> {
  return Object.fromEntries(codeLists[list].map(({ code, de }) => [de, code]))
}

/** One code of a list as its German label; what is no label is read as the code itself. */
export function coded(list: CodeList): CellText {
  return labelled(Object.fromEntries(codeLists[list].map(({ code, de }) => [code, de])))
}

const between = '; '

/** Several entries, parted by semicolons; empty ones are passed over when read. */
export function listOf(entry: CellText): CellText {
  return {
    write: (value) => (value as unknown[]).map(entry.write).join(between),
    read: (text) =>
      text
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map(entry.read),
  }
}

/** Several codes of a list as their German labels, parted by semicolons. */
export function codedList(list: CodeList): CellText {
  return listOf({
    write: (code) => codeEntry(list, String(code))?.de ?? String(code),
    read: coded(list).read,
  })
}

/** Objects line by line, their fields in a fixed order: `Haus Nord | Weg 1 | 54320`. */
export function lines(fields: Readonly<Record<string, CellText>>): CellText {
  return {
    write: (value) =>
      (value as Record<string, unknown>[])
        .map((entry) =>
          Object.entries(fields)
            .map(([field, { write }]) => (entry[field] === undefined ? '' : escaped(write(entry[field]))))
            .join(' | ')
            .replace(/( \| )+$/, ''),
        )
        .join('\n'),
    read: (text) =>
      text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => {
          const cells = line.split(/ ?(?<=(?<!\\)(?:\\\\)*)\| ?/).map(unescaped)
          const read = Object.entries(fields).map(([field, codec], at) => {
            const cell = cells[at] ?? ''
            return [field, cell === '' ? undefined : codec.read(cell)] as const
          })
          return Object.fromEntries(read.filter(([, part]) => part !== undefined))
        }),
  }
}

function escaped(text: string): string {
  return text.replace(/[\\|]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')
}

function unescaped(text: string): string {
  return text.replace(/\\([\\|n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
}

const weekdays = ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So']
const words = {
  weekday: (number: number) => weekdays[number - 1] ?? '',
  daily: 'täglich',
  allDay: '',
  clock: () => '',
}

/** `Mo–Fr 09:00–12:00 (nur mit Termin)`, line by line. */
export const openings: CellText = {
  write: (value) =>
    (value as Opening[])
      .map(({ days, opens, closes, note }) => {
        const sorted = days.every((day, at) => at === 0 || day > (days[at - 1] ?? 8))
        const written = sorted ? daysText(days, words) : days.map(words.weekday).join(', ')
        return `${written} ${opens}–${closes}${note === undefined ? '' : ` (${escaped(note)})`}`
      })
      .join('\n'),
  read(text) {
    const read = text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const [, days = '', opens, closes, note] =
          /^(.+?) (\d{1,2}:\d\d)\s?[–-]\s?(\d{1,2}:\d\d)(?: \((.*)\))?$/s.exec(line.trim()) ?? []
        const numbers = daysOf(days)
        if (opens === undefined || closes === undefined || numbers === undefined) return undefined
        const times = { opens: opens.padStart(5, '0'), closes: closes.padStart(5, '0') }
        return { days: numbers, ...times, ...(note !== undefined && { note: unescaped(note) }) }
      })
    return read.includes(undefined) ? undefined : read
  },
}

function daysOf(text: string): number[] | undefined {
  if (text === 'täglich') return [1, 2, 3, 4, 5, 6, 7]
  const days = text.split(', ').flatMap((part) => {
    const [from, to] = part.split(/[–-]/).map((name) => weekdays.indexOf(name.trim()) + 1)
    if (from === undefined || to === undefined) return [from ?? 0]
    return Array.from({ length: Math.max(1, to - from + 1) }, (_, at) => (to === 0 ? 0 : from + at))
  })
  return days.includes(0) ? undefined : days
}
