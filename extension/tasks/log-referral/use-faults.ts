/**
 * What a try to save found missing. Each try moves the focus to the first; while the person puts things
 * right, faults only go, and the focus stays where it is.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { announce } from '../../ui/announce.ts'
import { t } from '../../ui/words.ts'
import type { Faults } from './faults-of-form.ts'

export function useFaults() {
  const form = useRef<HTMLFormElement>(null)
  const [faults, setFaults] = useState<Faults>({})
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (tries > 0) focusFirstFault(form.current)
  }, [tries])
  return {
    form,
    faults,
    show(found: Faults) {
      setFaults(found)
      setTries(tries + 1)
      announce(t('log:faultSummary', { count: Object.keys(found).length }), { silent: true })
    },
    /** Takes away what is no longer wrong. */
    revise(found: Faults) {
      if (Object.keys(faults).length === 0) return
      setFaults(Object.fromEntries(Object.entries(found).filter(([field]) => field in faults)))
    },
    /** The `error` of a field, to be spread into it. */
    at(field: keyof Faults): { error?: string } {
      const fault = faults[field]
      return fault === undefined ? {} : { error: t(`log:${fault}`) }
    },
  }
}

/** Puts the focus where the first thing is missing, unfolds what hides it, and shows what is said of it. */
function focusFirstFault(form: HTMLElement | null): void {
  const fault = form?.querySelector('.field-error')
  fault?.closest('details')?.setAttribute('open', '')
  const field = fault?.closest('fieldset, .field')
  const control = field?.querySelector<HTMLElement>('input:checked') ?? field?.querySelector<HTMLElement>(controls)
  control?.focus()
  fault?.scrollIntoView({ block: 'center' })
}

const controls = 'input, select, textarea, button'
