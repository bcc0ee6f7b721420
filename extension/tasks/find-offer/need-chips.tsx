/**
 * The first of a navigator's three steps: the needs, each one press from the offers that answer it. The first takes
 * the focus, so that the keys lead the same way; a letter goes on typing in the field.
 */
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Need } from '../../../shared/codes/index.ts'
import { setCaseContext } from '../../store/case-context.ts'
import { Button } from '../../ui/button.tsx'
import { ChipRow, OfferedChip } from '../../ui/chips.tsx'
import { options, t } from '../../ui/words.ts'
import { needsInOrder } from './need-order.ts'
import { toResults } from './search-state.ts'

/** As many as a low panel shows at once. */
const seenAtFirst = 8

type Props = Parameters<typeof needsInOrder>[1]

export function NeedChips({
  navigator,
  uses,
  field,
}: {
  navigator: Props
  uses: ReadonlyMap<string, number>
  field: RefObject<HTMLInputElement | null>
}) {
  const [all, setAll] = useState(false)
  const part = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: refs are the same for the life of the screen
  useEffect(() => {
    const held = document.activeElement
    if (held === document.body || held === field.current) part.current?.querySelector('button')?.focus()
  }, [])
  const needs = needsInOrder(options('need'), navigator, uses)
  const pick = (need: Need) => {
    toResults.value = true
    setCaseContext({ need })
  }
  return (
    <section
      ref={part}
      class="section need-chips"
      aria-labelledby="need-chips"
      onKeyDown={(event) => {
        if (/^\p{L}$/u.test(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey) field.current?.focus()
      }}
    >
      <h2 id="need-chips">{t('log:needs')}</h2>
      <ChipRow label={t('log:needs')}>
        {needs.slice(0, all ? undefined : seenAtFirst).map(({ value, label }) => (
          <OfferedChip key={value} icon="none" label={label} onPress={() => pick(value)} />
        ))}
      </ChipRow>
      {!all && needs.length > seenAtFirst && (
        <div class="row">
          <Button small icon="plus" onClick={() => setAll(true)}>
            {t('find:moreNeeds')}
          </Button>
        </div>
      )}
    </section>
  )
}
