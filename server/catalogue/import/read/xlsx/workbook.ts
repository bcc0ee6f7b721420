/** The parts of a workbook: its sheets in order with where they lie, and which day dates are counted from. */
import { posix } from 'node:path'
import { cannotRead } from '../reason.ts'
import type { ReadOptions } from '../steps.ts'
import type { Packed } from '../zip.ts'
import { readXml } from './xml.ts'

export type Workbook = {
  sheets: { name: string; part: string; hidden: boolean }[]
  sharedStrings: string | undefined
  styles: string | undefined
  /** Days count from 1904 in workbooks of old Macs. */
  from1904: boolean
}

type Relation = { id: string; type: string; part: string }

/** @throws {Problem} when the parts of a workbook are not there. */
export async function readWorkbook(packed: Packed, options: ReadOptions): Promise<Workbook> {
  const [book] = (await relations(packed, '', options)).filter(({ type }) => type === 'officeDocument')
  if (book === undefined || !packed.names.includes(book.part)) throw cannotRead('file_broken', 'xlsx_broken')
  const parts = (await relations(packed, book.part, options)).filter(({ part }) => packed.names.includes(part))
  const sheets: Workbook['sheets'] = []
  let from1904 = false
  await readXml(
    packed,
    book.part,
    {
      open(name, attributes) {
        if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
        if (name !== 'sheet') return
        const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
        const part = parts.find(({ id, type }) => id === relation && type === 'worksheet')?.part
        const hidden = (attributes['state'] ?? 'visible') !== 'visible'
        // A part is one sheet, however often it is listed: each is read whole until one holds a table.
        const listed = sheets.some((sheet) => sheet.part === part)
        if (part !== undefined && !listed) sheets.push({ name: attributes['name'] ?? '', part, hidden })
      },
    },
    options,
  )
  const partOf = (wanted: string) => parts.find(({ type }) => type === wanted)?.part
  return { sheets, from1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') }
}

/** What a part refers to inside the file; links to outside are left alone. */
async function relations(packed: Packed, of: string, options: ReadOptions): Promise<Relation[]> {
  const folder = posix.dirname(of)
  const path = posix.join(folder, '_rels', `${posix.basename(of)}.rels`)
  const found: Relation[] = []
  if (!packed.names.includes(path)) return found
  await readXml(
    packed,
    path,
    {
      open(name, { Id: id, Type: type, Target: target, TargetMode: mode }) {
        if (name !== 'Relationship' || id === undefined || target === undefined || mode === 'External') return
        const part = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
        found.push({ id, type: posix.basename(type ?? ''), part })
      },
    },
    options,
  )
  return found
}
