/**
 * Tells a keeper, wherever in the panel he or she is, what is to be done about devices: one waits with a code in hand,
 * or one was shut out by the server alone and still knows the keys.
 */
import { useEffect, useState } from 'preact/hooks'
import { isVisible, onShown } from '../platform/page.ts'
import { enrolment } from '../store/enrolment.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { readDevices } from '../sync/devices.ts'
import type { NoticeTone } from '../ui/notice.tsx'
import { t } from '../ui/words.ts'
import { NoticeLine } from './notice-line.tsx'

const paceMs = 60_000

/** How many devices of each kind. */
type ToDo = { waiting: number; ended: number }

export function DevicesAtTheDoor({ path }: { path: string }) {
  const [{ waiting, ended }, tell] = useState<ToDo>({ waiting: 0, ended: 0 })
  useEffect(() => {
    // Offline or refused: there is nothing to tell, and the devices' own screen says why.
    const look = () => void whatToDo().then(tell, () => {})
    look()
    const timer = setInterval(() => isVisible() && look(), paceMs)
    const stop = onShown(look)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [])
  if (path.startsWith('/keys/devices')) return null
  return (
    <>
      {waiting > 0 && <Line text={t('keys:devices.waitingCount', { count: waiting })} />}
      {ended > 0 && <Line text={t('keys:devices.endedCount', { count: ended })} tone="warning" />}
    </>
  )
}

function Line({ text, tone = 'info' }: { text: string; tone?: NoticeTone }) {
  return <NoticeLine text={text} to="/keys/devices" link={t('keys:devices.look')} tone={tone} />
}

async function whatToDo(): Promise<ToDo> {
  const [device, own] = await Promise.all([enrolment(), ownKeyLog()])
  const keeper = own?.log.devices.some(({ id, keeper, revoked }) => id === device?.deviceId && keeper && !revoked)
  if (keeper !== true) return { waiting: 0, ended: 0 }
  const rows = await readDevices()
  const waiting = rows.filter(({ admitted, revoked }) => !admitted && !revoked).length
  return { waiting, ended: rows.filter(({ ended }) => ended).length }
}
