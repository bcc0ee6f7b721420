/**
 * The gate of a locked page: the PIN before everything, or the offers alone with a bar that says so. What asks for
 * a key behind it, such as a new draft, brings the PIN back.
 */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { Problem } from '../../shared/problem.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { t } from '../ui/words.ts'
import { browsing, isPublic, lock } from './locked.ts'
import { screen } from './screen.tsx'

const Pin = screen(async () => (await import('../tasks/lock/lock-screen.tsx')).LockScreen)

/** Shows its children where the page may be read; after unlocking, the screen that the PIN stood before. */
export function Gate({ children }: { children: ComponentChildren }) {
  const [path, navigate] = useLocation()
  const left = useRef<string | undefined>(undefined)
  const locked = lock.value === 'locked'
  useEffect(() => {
    if (locked) return listenForLocked()
    const before = left.current
    left.current = undefined
    if (before !== undefined) navigate(before)
    return undefined
  }, [locked, navigate])
  if (!locked || (browsing.value && isPublic(path))) return <>{children}</>
  const browse = () => {
    if (!isPublic(path)) {
      left.current = path
      navigate('/')
    }
    browsing.value = true
  }
  return <Pin onBrowse={browse} />
}

/** Says above the offers that the rest is closed. Where the PIN is asked for, one button to unlock is enough. */
export function LockedBar() {
  const [path] = useLocation()
  if (lock.value !== 'locked' || !browsing.value || !isPublic(path)) return null
  return (
    <div class="locked-bar">
      <Icon name="lock" />
      <span class="grow small">{t('keys:lock.findLocked')}</span>
      <Button
        small
        onClick={() => {
          browsing.value = false
        }}
      >
        {t('keys:lock.unlock')}
      </Button>
    </div>
  )
}

/** Work that met the lock asks for the PIN instead of failing in silence. */
function listenForLocked(): () => void {
  const onRejection = (event: PromiseRejectionEvent) => {
    if (!(event.reason instanceof Problem) || event.reason.code !== 'locked') return
    event.preventDefault()
    browsing.value = false
  }
  window.addEventListener('unhandledrejection', onRejection)
  return () => window.removeEventListener('unhandledrejection', onRejection)
}
