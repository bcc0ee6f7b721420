/** Says once that the browser had lost this device's data and what came back, until it was read. */
import { databaseLossSeen } from '../store/birth.ts'
import { syncStatus } from '../sync/status.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { t } from '../ui/words.ts'

export function LostDatabase() {
  if (syncStatus.value.databaseLostAt === undefined) return null
  return (
    <Notice tone="warning" live>
      <p>{t('sync:databaseLost')}</p>
      <Button onClick={() => void databaseLossSeen()}>{t('sync:databaseLostSeen')}</Button>
    </Notice>
  )
}
