/**
 * Whether an offer's facts still hold: said by one press, kept at once, sent when there is a network. What others said
 * stands above, with organisation and day; never who of it, and no word about any family.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { isContact } from '../../../shared/contact-value.ts'
import { type FactGroup, factGroups } from '../../../shared/freshness.ts'
import type { ReportRequest } from '../../../shared/protocol/edits.ts'
import { reportText } from '../../offer-view/report-words.ts'
import { keepReport } from '../../store/edits.ts'
import { useLive } from '../../store/live.ts'
import { type ReportOfOffer, readReportsOn } from '../../store/offer-reports.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { ChipRow, OfferedChip } from '../../ui/chips.tsx'
import { agoText } from '../../ui/days.ts'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'

/** What was reported and nobody has looked into yet. */
export function OpenReports({ offerId, day }: { offerId: string; day: string }) {
  const known = useLive(() => readReportsOn(offerId), [offerId])
  if (known === undefined || known.open.length === 0) return null
  return (
    <Notice tone="warning" title={t('report:openTitle')}>
      <ul>
        {known.open.map((report) => (
          <li key={report.id}>{openText(report, day)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function openText(report: ReportOfOffer, day: string): string {
  const from = report.own ? t('report:fromYou') : (report.from ?? t('report:fromUnknown'))
  return t('report:openLine', { what: reportText(report), from, ago: agoText(report.on, day) })
}

/** The buttons by which a person says so. */
export function ReportButtons({ offerId }: { offerId: string }) {
  const [correcting, correct] = useState(false)
  const known = useLive(() => readReportsOn(offerId), [offerId])
  if (known?.may !== true) return null
  const say = async (report: Omit<ReportRequest, 'id' | 'offerId'>) => {
    await keepReport({ offerId, ...report })
    correct(false)
    announce(report.says === 'right' ? t('report:thanksRight') : t('report:thanks'))
  }
  // One press says so; what would be right may follow, and the server puts it into the same report.
  const wrong = async (group: FactGroup) => {
    await say({ says: 'wrong', group })
    correct(group === 'contact')
  }
  return (
    <section class="section" aria-label={t('report:title')}>
      <hr class="rule" />
      <h2>{t('report:title')}</h2>
      <div class="row">
        <Button small icon="check" onClick={() => void say({ says: 'right' })}>
          {t('report:right')}
        </Button>
        <Button small onClick={() => void say({ says: 'full' })}>
          {t('report:says.full')}
        </Button>
        <Button small onClick={() => void say({ says: 'ended' })}>
          {t('report:says.ended')}
        </Button>
      </div>
      <ChipRow label={t('report:wrongLabel')} shown>
        {factGroups.map((group) => (
          <OfferedChip key={group} icon="none" label={t(`report:group.${group}`)} onPress={() => void wrong(group)} />
        ))}
      </ChipRow>
      {correcting && (
        <ContactForm
          onSend={(value) => void say({ says: 'wrong', group: 'contact', value })}
          onLeave={() => correct(false)}
        />
      )}
      {known.waiting.length > 0 && <p class="small muted">{t('report:waiting', { count: known.waiting.length })}</p>}
    </section>
  )
}

/** What the right number or address would be, if the person knows it: that it is wrong was said already. */
function ContactForm({ onSend, onLeave }: { onSend: (value: string) => void; onLeave: () => void }) {
  const frame = useRef<HTMLFormElement>(null)
  useEffect(() => frame.current?.querySelector('input')?.focus(), [])
  const [value, type] = useState('')
  const trimmed = value.trim()
  const [error, setError] = useState<string | undefined>(undefined)
  const send = () => {
    if (trimmed === '') onLeave()
    else if (isContact(trimmed)) onSend(trimmed)
    else setError(t('report:valueFault'))
  }
  return (
    <Form formRef={frame} class="card" onSubmit={send}>
      <TextField
        label={t('report:value')}
        hint={t('report:valueHint')}
        need="optional"
        value={value}
        maxLength={200}
        error={error}
        onInput={(text) => {
          type(text)
          setError(undefined)
        }}
      />
      <div class="row">
        <Button type="submit" small>
          {t('report:send')}
        </Button>
      </div>
    </Form>
  )
}
