/** Task 1: find the fitting offer. Field, case context, filters, results; keyboard first. */
import { useEffect, useRef } from 'preact/hooks'
import { speaksOfEndangerment } from '../../../shared/endangerment.ts'
import { onPendingQuery, pendingQuery } from '../../platform/pending-query.ts'
import { EndangermentNotice } from '../../ui/endangerment-notice.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { t } from '../../ui/words.ts'
import { ContextBar } from './context-bar.tsx'
import { countVainSearches } from './count-vain.ts'
import { Results } from './results.tsx'
import { SearchField } from './search-field.tsx'
import { lastOpened, query, setQuery } from './search-state.ts'
import { Understood } from './understood.tsx'

export function FindScreen() {
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  useShortcut('/', t('shortcutSearch'), () => field.current?.select())
  useEffect(() => {
    document.title = `${t('find:title')} – ${t('appName')}`
    if (lastOpened.peek() === undefined) field.current?.focus()
  }, [])
  useEffect(() => {
    void pendingQuery().then((text) => text !== undefined && setQuery(text))
    return onPendingQuery(setQuery)
  }, [])
  useEffect(countVainSearches, [])
  return (
    <div class="page find">
      <h1 class="visually-hidden">{t('find:title')}</h1>
      <search class="find-head">
        <SearchField field={field} list={list} />
        <ContextBar />
      </search>
      <Understood field={field} />
      {speaksOfEndangerment(query.value) && <EndangermentNotice />}
      <Results field={field} list={list} />
    </div>
  )
}
