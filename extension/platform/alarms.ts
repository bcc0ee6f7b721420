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
