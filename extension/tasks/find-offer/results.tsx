/** The list under the field in each of its states: not begun, loading, found, nothing found. */
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import { speaksOfEndangerment } from '../../../shared/endangerment.ts'
import { treeOf } from '../../offer-view/area-tree.ts'
import { today } from '../../platform/clock.ts'
import { caseContext } from '../../store/case-context.ts'
import { readAreas } from '../../store/catalogue.ts'
import { useLive } from '../../store/live.ts'
import { quickLogging } from '../../store/quick-logging.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { t } from '../../ui/words.ts'
import { CountLine } from './count-line.tsx'
import { EmptyResult } from './empty-result.tsx'
import { useFoundOffers } from './found-offers.ts'
import { OfferCard } from './offer-card.tsx'
import { firstLogger, firstResult, moveFocus, resultOf } from './result-focus.ts'
import { SearchStart } from './search-start.tsx'
import { answer, atStart, lastOpened, pageSize, query, shown, toResults } from './search-state.ts'

export function Results({
  field,
  list,
}: {
  field: RefObject<HTMLInputElement | null>
  list: RefObject<HTMLUListElement | null>
}) {
  const found = useFoundOffers()
  const tree = treeOf(useLive(readAreas, []) ?? [])
  const quick = useLive(() => quickLogging(), [])?.on === true
  const ready = found !== undefined && found.length > 0
  const empty = !atStart.value && answer.value.total === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: refs are the same for the life of the screen
  useEffect(() => {
    if (!toResults.peek() || !(ready || empty)) return
    toResults.value = false
    lastOpened.value = undefined
    const first = firstLogger(list.current) ?? firstResult(list.current) ?? field.current
    first?.focus()
  }, [ready, empty])
  // biome-ignore lint/correctness/useExhaustiveDependencies: refs are the same for the life of the screen
  useEffect(() => {
    const id = lastOpened.peek()
    if (!ready || id === undefined) return
    lastOpened.value = undefined
    const card = resultOf(list.current, id)
    if (card === undefined) field.current?.focus()
    else card.focus()
  }, [ready])
  // Who types on moves into the list before its last answer is there: what held the focus may go with the older one.
  const held = list.current?.contains(document.activeElement) === true
  // biome-ignore lint/correctness/useExhaustiveDependencies: told by the list; refs are the same for the life of the screen
  useLayoutEffect(() => {
    if (held && document.activeElement === document.body) (firstResult(list.current) ?? field.current)?.focus()
  }, [found])
  if (atStart.value) return <SearchStart field={field} />
  const { total } = answer.value
  // Where a child may be in danger, nothing to fill in is offered (§ 8a SGB VIII).
  if (total === 0) return speaksOfEndangerment(query.value) ? null : <EmptyResult />
  if (found === undefined) return <Loading />
  return (
    <section class="stack" aria-label={t('find:results')}>
      <CountLine />
      <ul class="results" ref={list} onKeyDown={(event) => moveFocus(event, list.current, field.current)}>
        {found.map((one) => (
          <OfferCard
            key={one.offer.id}
            found={one}
            tree={tree}
            areaId={caseContext.value.areaId}
            today={today()}
            quick={quick && !speaksOfEndangerment(query.value)}
          />
        ))}
      </ul>
      {total > shown.value && (
        <div data-more>
          <Button
            block
            onClick={() => {
              shown.value += pageSize
            }}
          >
            {t('find:more')}
          </Button>
        </div>
      )}
    </section>
  )
}
