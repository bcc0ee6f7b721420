/** Ages as offices write them. */
import { describe, expect, it } from 'vitest'
import { type Ages, agesOf } from '../../../../server/catalogue/import/map/values/ages.ts'

const examples: readonly (readonly [string, Ages | undefined])[] = [
  ['ab 6 Monate bis 3 Jahre', { from: 6, to: 36 }],
  ['6 Monate bis 3 Jahre', { from: 6, to: 36 }],
  ['6 Mon. – Schuleintritt', { from: 6, to: 78 }],
  ['4 Monate - 6 Jahre', { from: 4, to: 72 }],
  ['0-3', { from: 0, to: 36 }],
  ['0–3 Jahre', { from: 0, to: 36 }],
  ['3–6 J.', { from: 36, to: 72 }],
  ['3 bis 6 Jahre', { from: 36, to: 72 }],
  ['6-12', { from: 72, to: 156 }],
  ['6 - 10 Jahre', { from: 72, to: 132 }],
  ['von 2 bis 4 Jahren', { from: 24, to: 60 }],
  ['1,5 - 3 Jahre', { from: 18, to: 36 }],
  ['3-6 Monate', { from: 3, to: 6 }],
  ['bis 12', { to: 156 }],
  ['bis 3 Jahre', { to: 36 }],
  ['bis 18 Monate', { to: 18 }],
  ['bis unter 3 Jahre', { to: 36 }],
  ['unter 12 Jahren', { to: 144 }],
  ['< 3', { to: 36 }],
  ['3 Jahre bis unter 6 Jahre', { from: 36, to: 72 }],
  ['U3', { from: 0, to: 36 }],
  ['U 3', { from: 0, to: 36 }],
  ['Ü3', { from: 36, to: 78 }],
  ['ab Geburt', { from: 0 }],
  ['ab der Geburt bis 3 Jahre', { from: 0, to: 36 }],
  ['Geburt bis 12 Monate', { from: 0, to: 12 }],
  ['ab 14 Jahren', { from: 168 }],
  ['ab 3', { from: 36 }],
  ['3+', { from: 36 }],
  ['14-27 Jahre', { from: 168, to: 324 }],
  ['0-99', { from: 0, to: 324 }],
  ['Klasse 1-4', { from: 72, to: 120 }],
  ['1. - 4. Klasse', { from: 72, to: 120 }],
  ['ab Klasse 5', { from: 120 }],
  ['Kl. 8', { from: 156, to: 168 }],
  ['Schwangere', { from: -9, to: 0 }],
  ['Schwangerschaft bis 3 Jahre', { from: -9, to: 36 }],
  ['ab Schwangerschaft', { from: -9 }],
  ['Kinder von 3 bis 6 Jahren', { from: 36, to: 72 }],
  ['Alter: 6-9', { from: 72, to: 120 }],
  ['im Alter von 2 bis 5 Jahren', { from: 24, to: 72 }],
  ['Grundschulalter', { from: 72, to: 126 }],
  ['bis Schuleintritt', { to: 78 }],
  ['3 Jahre', { from: 36, to: 48 }],
  ['alle', {}],
  ['8', undefined],
  ['6 Monate bis 12', undefined],
  ['nach Absprache', undefined],
  ['12-6', undefined],
  ['ab 65', undefined],
  ['siehe Homepage', undefined],
  ['', undefined],
]

describe('ages', () => {
  it.each(examples)('“%s” is read as months', (written, ages) => {
    expect(agesOf(written)).toEqual(ages)
  })
})
