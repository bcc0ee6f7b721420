import { beforeEach, describe, expect, it } from 'vitest'
import { statusWords } from '../../extension/shell/status-words.ts'
import type { SyncStatus } from '../../extension/sync/status.ts'
import { startWords } from '../../extension/ui/words.ts'

const today = '2026-11-22'
const at = new Date(2026, 10, 22, 10, 42).toISOString()
const aStatus = (change: Partial<SyncStatus> = {}): SyncStatus => ({
  phase: 'idle',
  undelivered: 0,
  waitingForSheet: 0,
  quarantined: 0,
  waitingEdits: 0,
  editsToSettle: 0,
  ...change,
})
const said = (change: Partial<SyncStatus>) => statusWords(aStatus(change), today).text

describe('the status line', () => {
  beforeEach(() => startWords('de'))

  it('says that all is transferred only once the server confirmed it', () => {
    expect(said({ lastConfirmedAt: at })).toBe('Alles übertragen, zuletzt um 10:42')
    expect(said({ lastConfirmedAt: new Date(2026, 10, 20, 9).toISOString() })).toBe(
      'Alles übertragen, zuletzt am 20.11.2026',
    )
    expect(said({})).toBe('Übertragung wird geprüft …')
  })

  it('never says so while something waits, whatever the phase', () => {
    for (const phase of ['idle', 'working', 'offline', 'trouble'] as const)
      expect(said({ phase, undelivered: 1, lastConfirmedAt: at })).not.toContain('Alles übertragen')
  })

  it('counts what waits and since when', () => {
    expect(said({ undelivered: 3, oldestUndelivered: at })).toBe(
      '3 Einträge noch nicht übertragen, ältester seit 10:42',
    )
    expect(said({ undelivered: 1, oldestUndelivered: new Date(2026, 10, 20, 9).toISOString() })).toBe(
      '1 Eintrag noch nicht übertragen, seit 20.11.2026',
    )
  })

  it('says what waits for the recovery sheet, and that all is transferred only without it', () => {
    expect(said({ waitingForSheet: 2, lastConfirmedAt: at })).toBe('2 Einträge warten auf das Wiederherstellungsblatt')
    expect(said({ waitingForSheet: 1, undelivered: 1 })).toBe('1 Eintrag noch nicht übertragen')
  })

  it('says which changes of the catalogue wait for the server, and which for a person', () => {
    expect(said({ waitingEdits: 2, lastConfirmedAt: at })).toBe('2 Änderungen am Angebotsbestand noch nicht übertragen')
    expect(said({ waitingEdits: 1, phase: 'offline' })).toBe('Offline – 1 Eintrag ist auf diesem Gerät gesichert')
    expect(said({ editsToSettle: 1, lastConfirmedAt: at })).toContain('bitte im Dashboard entscheiden')
  })

  it('is calm offline and plain in trouble', () => {
    expect(said({ phase: 'offline' })).toBe('Offline – alles ist auf diesem Gerät gesichert')
    expect(statusWords(aStatus({ phase: 'trouble' }), today).tone).toBe('trouble')
  })
})
