/** The form of a link: from where, to where, for which passage, and a word for professionals. */
import { useEffect, useState } from 'preact/hooks'
import { endKey, sameEnds } from '../../../shared/chain/links.ts'
import type { ChainLink, LinkEnd } from '../../../shared/chain-link.ts'
import { useKeptForm } from '../../store/use-kept-form.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useWork } from '../../ui/use-work.ts'
import { label, t } from '../../ui/words.ts'
import { type BegunLink, dropBegunLink, keepingLink } from './begun-link.ts'
import { changeLink, createLink, type LinkForm as Draft } from './change-link.ts'
import { EndField } from './end-field.tsx'
import { passageCodes } from './passage-codes.ts'
import { type Chain, mayLinkThese } from './use-chain.ts'

type Fault = { from?: string; to?: string }

type Props = { chain: Chain; links: readonly ChainLink[]; begun: BegunLink; onDone: () => void }

export function LinkForm(props: Props) {
  const kept = useKeptForm(props.begun.id, keepingLink(props.begun.id))
  const begun = kept.form ?? props.begun
  const { was: link, form } = begun
  const { from, to, transition, note = '' } = form
  const [fault, setFault] = useState<Fault>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, whoever ended it
  useEffect(() => {
    if (kept.ended) props.onDone()
  }, [kept.ended])
  const work = useWork()
  const title = link === undefined ? t('chain:addLink') : t('chain:editLink')
  const change = (part: { [F in keyof Draft]?: Draft[F] | undefined }) => {
    const next = { ...form, ...part } as Partial<Draft>
    kept.change({ ...begun, form: next })
  }
  const save = async () => {
    const found = faultsOf(props, from, to)
    setFault(found)
    if (from === undefined || to === undefined || Object.keys(found).length > 0) return
    const meant: Draft = {
      from,
      to,
      ...(transition === undefined ? {} : { transition }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    }
    const done = await work.run(async () => {
      await (link === undefined ? createLink(meant, begun.id) : changeLink(link, meant))
      await dropBegunLink(begun)
    })
    if (!done) return
    announce(t('chain:linkSaved'))
    props.onDone()
  }
  const cancel = () => work.run(() => dropBegunLink(begun)).then(props.onDone)
  return (
    <Card label={title}>
      <Form class="stack link-form" onSubmit={() => void save()}>
        <h2>{title}</h2>
        <EndField
          chain={props.chain}
          label={t('chain:linkFrom')}
          end={from}
          error={fault.from}
          onChange={(end) => change({ from: end })}
        />
        <EndField
          chain={props.chain}
          label={t('chain:linkTo')}
          end={to}
          error={fault.to}
          onChange={(end) => change({ to: end })}
        />
        <Select
          label={t('chain:linkTransition')}
          value={transition ?? ''}
          emptyLabel={t('chain:linkTransitionNone')}
          options={passageCodes().map((value) => ({ value, label: label('transition', value) }))}
          onChange={(code) => change({ transition: passageCodes().find((each) => each === code) })}
        />
        <TextArea
          label={t('chain:linkNote')}
          need="optional"
          rows={2}
          maxLength={400}
          value={note}
          onInput={(text) => change({ note: text })}
        />
        <ProblemNotice problem={work.problem} />
        <div class="row">
          <Button kind="primary" type="submit" unavailable={work.busy}>
            {t('chain:linkSave')}
          </Button>
          <Button onClick={() => void cancel()}>{t('cancel')}</Button>
        </div>
      </Form>
    </Card>
  )
}

function faultsOf(
  { chain, links, begun }: Pick<Props, 'chain' | 'links' | 'begun'>,
  from: LinkEnd | undefined,
  to: LinkEnd | undefined,
): Fault {
  const missing = t('chain:linkFaultEnd')
  if (from === undefined || to === undefined)
    return { ...(from === undefined ? { from: missing } : {}), ...(to === undefined ? { to: missing } : {}) }
  if (endKey(from) === endKey(to)) return { to: t('chain:linkFaultSame') }
  if (links.some((other) => other.id !== begun.id && sameEnds(other, { from, to })))
    return { to: t('chain:linkFaultKnown') }
  return mayLinkThese(chain, { id: '', from, to }) ? {} : { to: t('chain:linkFaultOutside') }
}
