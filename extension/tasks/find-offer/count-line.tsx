/** How many offers, and how many more the filters and the context hide. Spoken when the typing rests. */
import { useEffect } from 'preact/hooks'
import { announce } from '../../ui/announce.ts'
import { t } from '../../ui/words.ts'
import { answer, dropFiltersAndContext } from './search-state.ts'

const rest = 900

export function CountLine() {
  const { total, hidden } = answer.value
  const text = t('find:count', { count: total })
  useEffect(() => {
    const timer = setTimeout(() => announce(text, { silent: true, durationMs: 3_000 }), rest)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <p class="row small muted">
      <span class="numbers">
        {text}
        {hidden > 0 && ` (${t('find:countHidden', { count: hidden })})`}
      </span>
      {hidden > 0 && (
        <button
          type="button"
          class="button button-small"
          onClick={() => {
            dropFiltersAndContext()
            announce(t('find:hiddenShown'), { silent: true })
          }}
        >
          {t('find:showHidden')}
        </button>
      )}
    </p>
  )
}
