/** Tables as files: opened by a spreadsheet's rules, numbers are numbers, texts are texts and nothing runs. */
import { parse } from 'csv-parse/sync'
import { expect, it, onTestFinished, vi } from 'vitest'
import { readList } from '../../server/catalogue/import/read/read-list.ts'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { sheetCsv } from '../../server/statistics/file/csv.ts'
import { sheetXlsx } from '../../server/statistics/file/xlsx.ts'
import { receiver, sender } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import { aReadingServer, read, someOffer } from '../builders/released-rows.ts'
import { eachEngine } from '../engines/each.ts'

const offers = '/v1/statistics/quarter%3Aoffer?period=2025-Q4'
const released = [
  { table: 'quarter:offer', period: '2025-Q4', values: { [someOffer]: 1234 } },
  { table: 'year:field,durationBin', period: '2024', values: { 'health|d14': 31 } },
]
/** As a spreadsheet reads: what looks like a number is one. */
const opened = (text: string): string[][] =>
  parse(text, { delimiter: ';', bom: true, comment: '#', relax_column_count: false })

eachEngine((engine) => {
  it('CSV has a byte order mark, semicolons, CR LF, plain numbers and an empty cell with a note where a number is hidden', async () => {
    const server = await aReadingServer(engine, released)
    const admin = await server.enrol(sender, 'admin')
    const { text, headers } = await read(server, admin, `${offers}&format=csv`)
    expect(headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('Content-Disposition')).toBe('attachment; filename="statistik-quarter-offer.csv"')
    // Reading a response as text takes the mark away.
    const response = await server.app.request(`${offers}&format=csv`, {
      headers: { Authorization: `Bearer ${admin.tokens.access}` },
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const [head, ...rows] = opened(text)
    expect(head).toEqual([
      'Zeitraum',
      'Angebot (Code)',
      'Angebot',
      'Familien',
      'meist höchstens ± Abweichung',
      'Hinweis',
    ])
    expect(rows).toEqual([
      ['2025-Q4', someOffer, 'Frühe Hilfen; „Grüße“ & Co', '1234', '3', ''],
      ['2025-Q4', 'other', 'nicht im Verzeichnis', '', '', 'nicht ausgewiesen (unter 8)'],
    ])
    const above = text.split('\r\n').filter((line) => line.startsWith('#') || line.startsWith('\uFEFF#'))
    expect(above.join('\n')).toContain('Vermittelte Familien je Quartal nach Angebot')
    expect(above.join('\n')).toMatch(
      /Zeitraum 2025-Q4: Fassung 1 \(vorläufig\), veröffentlicht am 2026-01-05, Prüfsumme/,
    )
    expect(above.join('\n')).toContain('D5V3-T8-B20/1')
  })

  it('a title that looks like a formula is text in both formats', async () => {
    const server = await aReadingServer(engine, released)
    const admin = await server.enrol(sender, 'admin')
    const evil = anOffer({ id: someOffer, organisationId: receiver, title: '=HYPERLINK("http://x")' })
    await writeCatalogue(server.store, [{ kind: 'offer', id: someOffer, data: evil }])
    const [, row] = opened((await read(server, admin, `${offers}&format=csv`)).text)
    expect(row?.[2]).toBe(`'=HYPERLINK("http://x")`)
    const { rows } = await workbook(server, admin.tokens.access, offers)
    expect(rows[0]?.cells['Angebot']).toBe('=HYPERLINK("http://x")')
  })

  it('the workbook opens, says the same, and explains itself on a second sheet', async () => {
    const server = await aReadingServer(engine, released)
    const admin = await server.enrol(sender, 'admin')
    const path = '/v1/statistics/year%3Afield%2CdurationBin?period=2024&field=health'
    const { rows } = await workbook(server, admin.tokens.access, path)
    expect(rows).toHaveLength(9)
    const shown = rows.find(({ cells }) => cells['Familien'] !== '' && cells['Familien'] !== undefined)
    expect(shown?.cells).toMatchObject({
      Zeitraum: '2024',
      Handlungsfeld: expect.stringMatching(/^\S/),
      'Tage bis zum Ankommen': '14–20 Tage',
      Familien: '31',
    })
    expect(rows[0]?.cells['Hinweis']).toBe('nicht ausgewiesen (unter 8)')
  })
})

it('a month is written as no spreadsheet makes a day of it', () => {
  const rows = ['2026-11', '2026-Q4', '2026'].map((period) => [period, 12])
  const [head, ...lines] = opened(sheetCsv({ about: [], columns: ['Zeitraum', 'Familien'], rows }))
  expect([head?.[0], ...lines.map(([period]) => period)]).toEqual(['Zeitraum', '2026-M11', '2026-Q4', '2026'])
})

it('the same sheet gives the same workbook, and its numbers are numbers', async () => {
  const sheet = {
    about: ['Erläuterung'],
    columns: ['Name', 'Zahl'],
    rows: [['012', 12] as const, ['x', null] as const],
  }
  const first = await sheetXlsx(sheet)
  vi.setSystemTime(Date.now() + 86_400_000)
  onTestFinished(() => void vi.useRealTimers())
  expect(Buffer.compare(first, await sheetXlsx(sheet))).toBe(0)
  expect(sheetCsv({ ...sheet, about: ['a;b "c"\nd'] })).toBe('\uFEFF# a,b ”c” d\r\nName;Zahl\r\n012;12\r\nx;\r\n')
})

async function workbook(server: Awaited<ReturnType<typeof aReadingServer>>, token: string, path: string) {
  const response = await server.app.request(`${path}&format=xlsx`, { headers: { Authorization: `Bearer ${token}` } })
  expect(response.status).toBe(200)
  return await readList(new Uint8Array(await response.arrayBuffer()), { name: 'x.xlsx', today: '2026-01-05' })
}
