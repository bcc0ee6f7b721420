/**
 * A figure as people meet it: what it says in a sentence, the picture or the table of the same numbers, and how they
 * were counted. Where there is nothing to show, it says why instead of drawing an empty frame.
 */
import { useId } from 'preact/hooks'
import { Disclosure } from '../ui/disclosure.tsx'
import { TwoViews } from '../ui/two-views.tsx'
import { t } from '../ui/words.ts'
import type { FigureContent } from './content.ts'
import { figureColumns, type NumberedRow, numberedRows } from './figure-columns.tsx'
import { FigurePicture } from './pictures/figure-picture.tsx'

/** @param props.level of the heading: 2 on a screen, 3 within a part of a report */
export function FigureView({ content, level = 2 }: { content: FigureContent; level?: 2 | 3 }) {
  const Heading = `h${level}` as const
  const id = useId()
  const { title, sentence, state, method, picture } = content
  return (
    <figure class="figure card" aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      {sentence !== '' && <p class="figure-sentence">{sentence}</p>}
      {state === 'shown' ? (
        <TwoViews<NumberedRow>
          name={title}
          picture={picture !== undefined && <FigurePicture picture={picture} sentence={sentence} />}
          columns={figureColumns(content)}
          rows={numberedRows(content)}
          keyOf={({ at }) => String(at)}
        />
      ) : (
        <NothingShown state={state} />
      )}
      {method.length > 0 && (
        <Disclosure summary={t('figures:view.method')}>
          <ul class="stack-tight small figure-method">
            {method.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </figure>
  )
}

function NothingShown({ state }: { state: Exclude<FigureContent['state'], 'shown'> }) {
  return (
    <div class={`figure-state figure-state-${state}`}>
      <p class="strong">{t(`figures:view.${state}.title`)}</p>
      <p>{t(`figures:view.${state}.text`)}</p>
    </div>
  )
}
