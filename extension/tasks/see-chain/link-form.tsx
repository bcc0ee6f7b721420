/** The form of a link: from where, to where, for which passage, and a word for professionals. */
import { useState } from 'preact/hooks'
import { endKey, sameEnds } from '../../../shared/chain/links.ts'
import type { ChainLink, LinkEnd } from '../../../shared/chain-link.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useWork } from '../../ui/use-work.ts'
import { label, t } from '../../ui/words.ts'
import { changeLink, createLink, type LinkForm as LinkDraft } from './change-link.ts'
import { EndField } from './end-field.tsx'
import { passageCodes } from './passage-codes.ts'
import { type Chain, mayLinkThese } from './use-chain.ts'

type Fault = { from?: string; to?: string }

/** @param link to be changed; absent for a new one */
export function LinkForm(props: { chain: Chain; links: readonly ChainLink[]; link?: ChainLink; onDone: () => void }) {
  const { link } = props
  const [from, setFrom] = useState<LinkEnd | undefined>(link?.from)
  const [to, setTo] = useState<LinkEnd | undefined>(link?.to)
  const [transition, setTransition] = useState<string>(link?.transition ?? '')
  const [note, setNote] = useState(link?.note ?? '')
  const [fault, setFault] = useState<Fault>({})
  const work = useWork()
  const title = link === undefined ? t('chain:addLink') : t('chain:editLink')
  const save = async () => {
    const found = faultsOf(props, from, to)
    setFault(found)
    if (from === undefined || to === undefined || Object.keys(found).length > 0) return
    const passage = passageCodes().find((code) => code === transition)
    const form: LinkDraft = {
      from,
      to,
      ...(passage === undefined ? {} : { transition: passage }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    }
    const done = await work.run(() => (link === undefined ? createLink(form) : changeLink(link, form)))
    if (!done) return
    announce(t('chain:linkSaved'))
    props.onDone()
  }
  return (
    <Card label={title}>
      <Form class="stack link-form" onSubmit={() => void save()}>
        <h2>{title}</h2>
        <EndField chain={props.chain} label={t('chain:linkFrom')} end={from} error={fault.from} onChange={setFrom} />
        <EndField chain={props.chain} label={t('chain:linkTo')} end={to} error={fault.to} onChange={setTo} />
        <Select
          label={t('chain:linkTransition')}
          value={transition}
          emptyLabel={t('chain:linkTransitionNone')}
          options={passageCodes().map((value) => ({ value, label: label('transition', value) }))}
          onChange={setTransition}
        />
        <TextArea label={t('chain:linkNote')} need="optional" rows={2} maxLength={400} value={note} onInput={setNote} />
        <ProblemNotice problem={work.problem} />
        <div class="row">
          <Button kind="primary" type="submit" unavailable={work.busy}>
            {t('chain:linkSave')}
          </Button>
          <Button onClick={props.onDone}>{t('cancel')}</Button>
        </div>
      </Form>
    </Card>
  )
}

function faultsOf(
  { chain, links, link: own }: { chain: Chain; links: readonly ChainLink[]; link?: ChainLink },
  from: LinkEnd | undefined,
  to: LinkEnd | undefined,
): Fault {
  const missing = t('chain:linkFaultEnd')
  if (from === undefined || to === undefined)
    return { ...(from === undefined ? { from: missing } : {}), ...(to === undefined ? { to: missing } : {}) }
  if (endKey(from) === endKey(to)) return { to: t('chain:linkFaultSame') }
  if (links.some((other) => other.id !== own?.id && sameEnds(other, { from, to })))
    return { to: t('chain:linkFaultKnown') }
  return mayLinkThese(chain, { id: '', from, to }) ? {} : { to: t('chain:linkFaultOutside') }
}
