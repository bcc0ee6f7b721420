/** The background worker: wires the browser's events to the rooms. It keeps nothing in memory. */
import { defineBackground } from 'wxt/utils/define-background'
import { panel as de } from '../../shared/words/de/panel.ts'
import { panel as en } from '../../shared/words/en/panel.ts'
import { keepSealingRule } from '../keys/seal-for.ts'
import { onAlarm, onDailyAlarm } from '../platform/alarms.ts'
import { onInstalled } from '../platform/installed.ts'
import { browserLocale } from '../platform/locale.ts'
import { makeMenus, onMenu } from '../platform/menus.ts'
import { onMessage } from '../platform/messages.ts'
import { openPanelOnClick } from '../platform/panel.ts'
import { leaveQuery } from '../platform/pending-query.ts'
import { startPolicy } from '../platform/policy.ts'
import { keepMessageRule, leadToInbox, tellNews, tellReminder } from '../shell/tell.ts'
import { openDatabase } from '../store/open.ts'
import { keepQuickRule } from '../store/quick-logging.ts'
import { refold } from '../store/referrals.ts'
import { syncInBackground } from '../sync/in-background.ts'
import { keepRetention } from '../sync/retention.ts'

export default defineBackground(() => {
  const { sync, inbox, referrals } = { de, en }[browserLocale()]
  const report = (failure: unknown) => console.error(failure)
  const synced = () =>
    openDatabase()
      .then(() => syncInBackground({ title: sync.undelivered24h, message: sync.waitsLong }))
      .then(() => tellNews(inbox))
      .catch(report)
  const reminded = () =>
    openDatabase()
      .then(() => tellReminder(referrals))
      .catch(report)

  openPanelOnClick()
  leadToInbox()
  onMenu((text) => void leaveQuery(text).catch(report))
  onInstalled(() => {
    void makeMenus({ open: sync.menuOpen, search: sync.menuSearch }).catch(report)
    void openDatabase()
      .then(() => refold())
      .catch(report)
  })
  onAlarm('sync', 5, () => void synced())
  onDailyAlarm('reminders', 9, () => void reminded())
  onMessage('written', () => void synced())
  startPolicy(({ retentionMonths, forbidUnverified, notifications, quickLogging }) => {
    void keepMessageRule(notifications).catch(report)
    void keepRetention(retentionMonths).catch(report)
    void keepSealingRule(forbidUnverified).catch(report)
    void keepQuickRule(quickLogging).catch(report)
  })
})
