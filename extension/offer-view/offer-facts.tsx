/** What is known of an offer beyond its contact, in three groups: the way in, for whom, the rest. */

import type { CodeList } from '../../shared/codes/index.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { agoText, dayText } from '../ui/days.ts'
import { type Fact, Facts } from '../ui/facts.tsx'
import { label, t } from '../ui/words.ts'
import { ageRangeText } from './age-words.ts'
import { type AreaTree, areaText } from './area-tree.ts'
import { capacityText } from './knowledge-age.ts'

/** @param props.day today, `YYYY-MM-DD`: what was said of free places holds for a time only */
export function AccessFacts({ offer, day }: { offer: Offer; day: string }) {
  return (
    <Group title={t('offer:howToGetIn')}>
      <Facts
        facts={[
          {
            term: t('offer:access'),
            content: <WithNote text={label('accessMode', offer.access)} note={offer.accessNote} />,
          },
          { term: t('offer:capacity'), content: capacityText(offer, day) },
          fact(t('offer:documents'), offer.requiredDocuments),
          { term: t('offer:cost'), content: <WithNote text={t(`find:cost.${offer.cost}`)} note={offer.costNote} /> },
          codes(t('offer:settings'), 'setting', offer.settings),
          codes(t('offer:languages'), 'language', offer.languages),
        ]}
      />
    </Group>
  )
}

/** An offer that names no area serves the whole network, and that is said. */
export function AudienceFacts({ offer, tree }: { offer: Offer; tree: AreaTree }) {
  const areas = offer.areaIds.map((id) => areaText(tree, id)).join('; ')
  return (
    <Group title={t('offer:forWhom')}>
      <Facts
        facts={[
          fact(t('offer:ages'), ageRangeText(offer.ageFromMonths, offer.ageToMonths)),
          codes(t('offer:phases'), 'lifePhase', offer.lifePhases),
          codes(t('offer:targetGroups'), 'targetGroup', offer.targetGroups),
          codes(t('offer:needs'), 'need', offer.needs),
          fact(t('offer:areas'), areas === '' ? t('offer:wholeNetwork') : areas),
        ]}
      />
    </Group>
  )
}

/** @param props.day today, `YYYY-MM-DD`: how long ago it was confirmed */
export function OtherFacts(props: { offer: Offer; organisation: Organisation | undefined; day: string }) {
  const { offer, organisation, day } = props
  const verified =
    offer.verifiedOn === undefined
      ? t('offer:neverVerified')
      : t('offer:verifiedOn', { day: dayText(offer.verifiedOn), ago: agoText(offer.verifiedOn, day) })
  return (
    <Group title={t('offer:details')}>
      <Facts
        facts={[
          fact(t('offer:provider'), organisation?.name),
          fact(t('offer:legalBasis'), offer.legalBasis),
          codes(t('offer:fields'), 'fieldOfAction', offer.fields),
          { term: t('offer:verified'), content: verified },
        ]}
      />
    </Group>
  )
}

function Group({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section class="section">
      <hr class="rule" />
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function fact(term: string, content: string | undefined): Fact | undefined {
  return content === undefined || content === ''
    ? undefined
    : { term, content: <span class="pre-line">{content}</span> }
}

function codes(term: string, list: CodeList, values: readonly string[]): Fact | undefined {
  return fact(term, values.map((value) => label(list, value)).join(', '))
}

function WithNote({ text, note }: { text: string; note: string | undefined }) {
  return (
    <>
      {text}
      {note !== undefined && <p class="small muted pre-line">{note}</p>}
    </>
  )
}
