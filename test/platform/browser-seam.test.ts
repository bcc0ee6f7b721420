/** The seam to the browser's own interfaces, over WXT's fake browser. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.hoisted(async () => {
  const { fakeBrowser: fake } = await import('wxt/testing/fake-browser')
  Object.assign(globalThis, { chrome: fake, browser: fake })
})

const { leaveQuery, onPendingQuery, pendingQuery } = await import('../../extension/platform/pending-query.ts')
const { localStorageArea, memoryArea } = await import('../../extension/platform/storage.ts')
const { policy, startPolicy } = await import('../../extension/platform/policy.ts')
const { onAlarm, onDailyAlarm } = await import('../../extension/platform/alarms.ts')
const { openPanel, openPanelFromOutside } = await import('../../extension/platform/panel.ts')
const { onNoticePressed } = await import('../../extension/platform/notifications.ts')

beforeEach(() => fakeBrowser.reset())

describe('a text marked on a page', () => {
  it('waits for the panel as one line, and is taken once', async () => {
    await leaveQuery(`  Baby\n schreit   nachts ${'!'.repeat(500)}`)
    const text = await pendingQuery()
    expect(text).toMatch(/^Baby schreit nachts !+$/)
    expect(text).toHaveLength(200)
    expect(await pendingQuery()).toBeUndefined()
  })

  it('reaches a panel that is open already', async () => {
    const taken = Promise.withResolvers<string>()
    const end = onPendingQuery(taken.resolve)
    await leaveQuery('SPFH')
    expect(await taken.promise).toBe('SPFH')
    end()
  })
})

describe.each([
  ['the browser’s local area', localStorageArea],
  ['the area in memory that stands in for it', memoryArea()],
])('%s', (_, area) => {
  it('keeps values until they are removed', async () => {
    await area.set({ a: { deep: [1] }, b: 2 })
    expect(await area.get(['a', 'missing'])).toEqual({ a: { deep: [1] } })
    await area.remove(['a'])
    expect(await area.get(null)).toMatchObject({ b: 2 })
    expect(await area.get(['a'])).toEqual({})
  })
})

describe('the policy', () => {
  it('is empty at first, filled when the browser answers, and followed', async () => {
    await fakeBrowser.storage.managed.set({ retentionMonths: 6, language: 7 })
    const seen: unknown[] = []
    const end = policy.subscribe((present) => seen.push(present))
    startPolicy()
    expect(seen).toEqual([{}])
    await vi.waitFor(() => expect(seen.at(-1)).toEqual({ retentionMonths: 6 }))
    await fakeBrowser.storage.managed.set({ retentionMonths: 12 })
    await vi.waitFor(() => expect(seen.at(-1)).toEqual({ retentionMonths: 12 }))
    end()
  })
})

describe('an alarm', () => {
  it('is made once and calls whenever it rings', async () => {
    let rung = 0
    onAlarm('sync', 5, () => rung++)
    await vi.waitFor(async () => expect(await fakeBrowser.alarms.get('sync')).toMatchObject({ periodInMinutes: 5 }))
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'sync', scheduledTime: 0, persistAcrossSessions: true })
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'other', scheduledTime: 0, persistAcrossSessions: true })
    expect(rung).toBe(1)
  })
})

describe('an alarm of every day', () => {
  const alarm = (name: string) => fakeBrowser.alarms.get(name)

  it('makes up for today where the browser forgot it and the hour is past, once', async () => {
    let rung = 0
    onDailyAlarm('daily', 0, () => rung++)
    await vi.waitFor(async () => expect((await alarm('daily'))?.scheduledTime).toBeGreaterThan(Date.now()))
    expect(rung).toBe(1)
    onDailyAlarm('daily', 0, () => rung++)
    await alarm('daily')
    expect(rung).toBe(1)
  })

  it('waits for its hour where that is still to come, and is set anew when it rings', async () => {
    let rung = 0
    onDailyAlarm('later', 24, () => rung++)
    await vi.waitFor(async () => expect(await alarm('later')).toBeDefined())
    expect(rung).toBe(0)
    await fakeBrowser.alarms.clear('later')
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'later', scheduledTime: 0, persistAcrossSessions: true })
    expect(rung).toBe(1)
    await vi.waitFor(async () => expect(await alarm('later')).toBeDefined())
  })
})

describe('opening the panel', () => {
  it('calls the browser before the handler returns, or the click would no longer count', () => {
    const calls: unknown[] = []
    const open = (options: unknown) => {
      calls.push(options)
      return Promise.resolve()
    }
    Object.assign(fakeBrowser, { sidePanel: { open } })
    openPanel(7)
    expect(calls).toEqual([{ windowId: 7 }])
  })

  it('from a message of the system leads to its screen, in a tab where the browser refuses the panel', async () => {
    Object.assign(fakeBrowser, { sidePanel: { open: () => Promise.reject(new Error('no gesture')) } })
    onNoticePressed('incoming', () => openPanelFromOutside('/inbox'))
    await fakeBrowser.notifications.onClicked.trigger('other')
    await fakeBrowser.notifications.onClicked.trigger('incoming')
    const tabs = async () => (await fakeBrowser.tabs.query({})).map(({ url }) => url ?? '')
    await vi.waitFor(async () =>
      expect(await tabs()).toEqual(expect.arrayContaining([expect.stringMatching(/\/sidepanel\.html#\/inbox$/)])),
    )
    expect((await tabs()).filter((url) => url.includes('sidepanel'))).toHaveLength(1)
  })

  it('uses the sidebar where the browser has one', () => {
    let opened = 0
    const sidebarAction = { open: async () => void opened++ }
    Object.assign(fakeBrowser, { sidebarAction })
    openPanel(undefined)
    expect(opened).toBe(1)
    Object.assign(fakeBrowser, { sidebarAction: undefined })
  })
})
