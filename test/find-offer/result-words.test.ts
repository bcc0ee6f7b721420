import { beforeEach, describe, expect, it } from 'vitest'
import { capacityIsOld, capacityText, isStale } from '../../extension/offer-view/knowledge-age.ts'
import { reasonsText } from '../../extension/tasks/find-offer/reason-words.ts'
import { spelledOut, withoutText } from '../../extension/tasks/find-offer/recognised-words.ts'
import { startWords } from '../../extension/ui/words.ts'

const today = '2026-11-22'
beforeEach(() => startWords('de'))

describe('what is said about room', () => {
  it('comes with the age of that knowledge', () => {
    expect(capacityText({ capacity: 'available', capacityOn: '2026-11-01' }, today)).toBe(
      'Plätze frei, Stand vor 3 Wochen',
    )
  })

  it('admits that nobody knows when', () => {
    expect(capacityText({ capacity: 'waitlist' }, today)).toBe('Warteliste, Stand unbekannt')
    expect(capacityIsOld({}, today)).toBe(true)
  })

  it('admits that nobody knows at all', () => {
    expect(capacityText({ capacity: 'unknown', capacityOn: '2026-11-01' }, today)).toBe('Plätze unbekannt')
  })

  it('grows old after 60 days, the whole offer after a year', () => {
    expect(capacityIsOld({ capacityOn: '2026-09-23' }, today)).toBe(false)
    expect(capacityIsOld({ capacityOn: '2026-09-22' }, today)).toBe(true)
    expect(isStale({ verifiedOn: '2025-11-22' }, today)).toBe(false)
    expect(isStale({ verifiedOn: '2025-11-21' }, today)).toBe(true)
    expect(isStale({}, today)).toBe(true)
  })
})

describe('why an offer stands in the list', () => {
  it('is left unsaid where the card shows it', () => {
    expect(
      reasonsText([{ kind: 'title', query: 'krabbel', matched: 'Krabbelgruppe' }], 'Eltern-Kind-Gruppe'),
    ).toBeUndefined()
  })

  it('names at most two reasons, corrections first', () => {
    const reasons = reasonsText(
      [
        { kind: 'text', query: 'abends', matched: 'abends' },
        { kind: 'law', query: '§ 28', matched: '§ 28 SGB VIII' },
        { kind: 'corrected', query: 'beratunk', matched: 'Beratung' },
      ],
      'Erziehungsberatung',
    )
    expect(reasons).toBe('„beratunk“ gelesen als Beratung · Rechtsgrundlage: § 28 SGB VIII')
  })

  it('does not repeat the kind of offer', () => {
    const need = { kind: 'need', query: 'schreit nachts', matched: 'Schreiambulanz' } as const
    expect(reasonsText([need], 'Schreiambulanz')).toBe('passt zu „schreit nachts“')
    expect(reasonsText([need], 'Hebamme')).toBe('hilft bei: Schreiambulanz')
  })
})

describe('what was understood in the query', () => {
  it('leaves the query when it is taken over', () => {
    expect(withoutText('Beratung 7 Monate abends', '7 Monate')).toBe('Beratung abends')
    expect(withoutText('7 monate', '7 Monate')).toBe('')
  })

  it('is spelt out where an abbreviation had several meanings', () => {
    expect(spelledOut('fz nord', 'FZ', 'Familienzentrum')).toBe('Familienzentrum nord')
  })

  it('puts one circumstance beside the strongest word, and none that stands among the facts already', () => {
    const law = { kind: 'law', query: '§ 28', matched: '§ 28 SGB VIII' } as const
    const text = { kind: 'text', query: 'abends', matched: 'abends' } as const
    const because = [
      { code: 'free_places' },
      { code: 'used_here', times: 3 },
      { code: 'near', kilometres: 2 },
      { code: 'stale' },
    ] as const
    expect(reasonsText([law, text], 'Hebamme', because)).toBe(
      'Rechtsgrundlage: § 28 SGB VIII · hier schon 3-mal gewählt',
    )
    expect(reasonsText([], 'Hebamme', [{ code: 'used_here', times: 1 }])).toBe('hier schon einmal gewählt')
    expect(reasonsText([], 'Hebamme', [{ code: 'near', kilometres: 2 }])).toBe('rund 2 km entfernt')
    expect(reasonsText([], 'Hebamme', [{ code: 'free_places' }, { code: 'full' }, { code: 'stale' }])).toBeUndefined()
  })

  it('names a code by the network’s own name', () => {
    expect(reasonsText([{ kind: 'code', query: 'solo', matched: 'Solofamilien' }], 'Hebamme')).toBe(
      'Merkmal: Solofamilien',
    )
  })
})
