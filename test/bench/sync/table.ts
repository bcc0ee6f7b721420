/** Prints the figures and how many times slower than ours each peer is. */
import type { Measured } from './measure.ts'

type Row = Measured | { name: string; notMeasured: string }

const columns = [
  ['initial', 'initial pull'],
  ['push', 'push'],
  ['later', 'later pull'],
] as const

export function printTable(rows: readonly Row[]): void {
  const [ours] = rows
  const base = ours !== undefined && 'initial' in ours ? ours : undefined
  if (base !== undefined) console.log(`Chromium ${base.browser}, real IndexedDB; milliseconds, (× ours)`)
  console.log(line(['', ...columns.map(([, title]) => title)]))
  for (const row of rows) {
    if ('notMeasured' in row) {
      console.log(`${row.name}: not measured: ${row.notMeasured}`)
      continue
    }
    const cells = columns.map(([key]) => {
      const ratio = base === undefined || row === base ? '' : ` (×${(row[key] / base[key]).toFixed(1)})`
      return `${Math.round(row[key]).toLocaleString('en')}${ratio}`
    })
    console.log(line([row.name, ...cells]))
  }
}

function line(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(44) : cell.padStart(20))).join('')
}
