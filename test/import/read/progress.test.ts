/** Reading a long list inside a serving process: progress, a stop, and turns for others. */
import { describe, expect, it } from 'vitest'
import { readList } from '../../../server/catalogue/import/read/read-list.ts'
import { aRow, aWorkbook } from '../../builders/a-workbook.ts'
import { bytesOf, today } from './read.ts'

const rows = 5000
const numbers = Array.from({ length: rows }, (_, at) => at + 1)
const service = (id: number) => ({ id: String(id), name: 'Kita', status: 'active' })
const feature = (id: number) => ({ type: 'Feature', geometry: null, properties: { id } })

const lists: [string, Uint8Array][] = [
  ['CSV', bytesOf(`Nr;Name\n${numbers.map((at) => `${at};Kita\n`).join('')}`)],
  [
    'Excel',
    aWorkbook([{ rows: aRow(1, 'Nr', 'Name') + numbers.map((at) => aRow(at + 1, String(at), 'Kita')).join('') }]),
  ],
  ['HSDS', bytesOf(JSON.stringify(numbers.map(service)))],
  ['GeoJSON', bytesOf(JSON.stringify({ type: 'FeatureCollection', features: numbers.map(feature) }))],
]

describe.each(lists)('a long list in %s', (_, bytes) => {
  it('tells progress up to the last row', async () => {
    const told: [number, number | undefined][] = []
    await readList(bytes, { name: '', today, onProgress: (done, of) => told.push([done, of]) })
    expect(told.at(-1)).toEqual([rows, rows])
    expect(told.length).toBeGreaterThan(10)
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).sort((a, b) => a - b))
  })

  it('stops where it is asked to, with the reason', async () => {
    const stop = new AbortController()
    let last = 0
    const reading = readList(bytes, {
      name: '',
      today,
      signal: stop.signal,
      onProgress: (done) => {
        last = done
        if (done >= 1000) stop.abort(new Error('stopped by a person'))
      },
    })
    await expect(reading).rejects.toThrow('stopped by a person')
    expect(last).toBe(1000)
  })

  it('lets others have their turn all along', async () => {
    let turns = 0
    let reading = true
    const others = () => {
      if (!reading) return
      turns++
      setImmediate(others)
    }
    setImmediate(others)
    await readList(bytes, { name: '', today })
    reading = false
    expect(turns).toBeGreaterThan(rows / 500)
  })
})
