/** The one field. Down goes into the results, Enter opens the best, Esc empties it. */
import type { RefObject } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../ui/words.ts'
import { firstResult } from './result-focus.ts'
import { query, setQuery } from './search-state.ts'

/** Longer texts are cut: nobody types them, and a pasted page must not slow the hand down. */
const longest = 200

export function SearchField({
  field,
  list,
}: {
  field: RefObject<HTMLInputElement | null>
  list: RefObject<HTMLUListElement | null>
}) {
  const id = useId()
  const clear = () => {
    setQuery('')
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      firstResult(list.current)?.focus()
    } else if (event.key === 'Enter') {
      firstResult(list.current)?.click()
    } else if (event.key === 'Escape' && query.value !== '') {
      // Unanswered, the key would close Chromium's side panel.
      event.preventDefault()
      clear()
    }
  }
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t('find:field')}
      </label>
      <div class="search-field">
        <Icon name="search" />
        <input
          id={id}
          ref={field}
          class="input"
          type="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          aria-keyshortcuts="/"
          placeholder={t('find:placeholder')}
          value={query.value}
          onInput={(event) => setQuery(event.currentTarget.value.slice(0, longest))}
          onKeyDown={onKeyDown}
        />
        {query.value !== '' && <IconButton icon="close" small label={t('find:clear')} onClick={clear} />}
      </div>
    </div>
  )
}
