/** A part of the chain as picture and as table, with a sentence that says what it shows; for paper and as a file. */
import type { ComponentProps } from 'preact'
import { Button } from '../../ui/button.tsx'
import { TwoViews } from '../../ui/two-views.tsx'
import { t } from '../../ui/words.ts'

export function ChainViews<T>({ sentence, ...views }: { sentence: string } & ComponentProps<typeof TwoViews<T>>) {
  return (
    <div class="stack">
      <p class="chain-sentence">{sentence}</p>
      <TwoViews
        {...views}
        controls={
          <Button small icon="note" onClick={() => window.print()}>
            {t('chain:print')}
          </Button>
        }
      />
    </div>
  )
}
