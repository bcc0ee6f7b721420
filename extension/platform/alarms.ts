/** Alarms wake the background worker; timers die with it. */
import { browser } from 'wxt/browser'

/** Calls `then` every so many minutes (at least half a minute apart), also after a restart. */
export function onAlarm(name: string, everyMinutes: number, then: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) then()
  })
  void browser.alarms.get(name).then((present) => {
    if (present?.periodInMinutes !== everyMinutes) void browser.alarms.create(name, { periodInMinutes: everyMinutes })
  })
}

/**
 * Calls `then` once a day at this hour of the local clock; where the browser was closed then, as soon as it runs
 * again. Each day's alarm is set anew, so that it keeps its hour when clocks change. Firefox forgets alarms when it is
 * closed, Chromium may: where none is left after the hour, today's is made up for, and `then` knows whether it was due.
 */
export function onDailyAlarm(name: string, hour: number, then: () => void): void {
  const setNext = () => void browser.alarms.create(name, { when: nextAt(hour, new Date()) })
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name !== name) return
    setNext()
    then()
  })
  void browser.alarms.get(name).then((present) => {
    if (present !== undefined) return
    setNext()
    if (new Date().getHours() >= hour) then()
  })
}

/** The next time the local clock shows this hour, in milliseconds since 1970. */
export function nextAt(hour: number, now: Date): number {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate(), hour)
  if (today.getTime() > now.getTime()) return today.getTime()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, hour).getTime()
}
