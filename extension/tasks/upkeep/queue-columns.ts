/** A row of the queue in words: on the screen and, column by column, in the file that a spreadsheet opens. */
import { factGroups } from '../../../shared/freshness.ts'
import type { Offer } from '../../../shared/offer.ts'
import type { Harm } from '../../../shared/upkeep.ts'
import { reportText } from '../../offer-view/report-words.ts'
import { today } from '../../platform/clock.ts'
import type { Upkeep } from '../../store/upkeep.ts'
import type { Column } from '../../ui/column-table.tsx'
import { agoText, dayText } from '../../ui/days.ts'
import { t } from '../../ui/words.ts'

export type QueueRow = { offer: Offer; harm: Harm }

/** `Zuletzt bestätigt vor 2 Jahren. Fraglich: Plätze, Kontakt.` */
export function ageingText({ offer, harm }: QueueRow): string {
  const groups = doubtfulGroups(harm)
  const when =
    offer.verifiedOn === undefined
      ? t('upkeep:neverConfirmed')
      : t('upkeep:lastConfirmed', { ago: agoText(offer.verifiedOn, today()) })
  if (groups.length === 0) return when
  if (groups.length === factGroups.length) return `${when} ${t('upkeep:doubtfulAll')}`
  return `${when} ${t('upkeep:doubtful', { groups: groups.join(', ') })}`
}

/** The kinds of fact that nobody should rely on any more; what merely ages is not among them. */
function doubtfulGroups({ ageing }: Harm): string[] {
  return ageing.filter(({ freshness }) => freshness !== 'ageing').map(({ group }) => t(`report:group.${group}`))
}

/** As in the file; on the screen the rows are `QueueRow`s with buttons. */
export function queueColumns({ organisations, reports }: Upkeep): Column<QueueRow>[] {
  const reportsOn = Map.groupBy(reports, ({ offerId }) => offerId)
  const said = (offerId: string) =>
    (reportsOn.get(offerId) ?? []).map((report) =>
      report.value === undefined ? reportText(report) : `${reportText(report)}: ${report.value}`,
    )
  return [
    { head: t('upkeep:column.title'), text: ({ offer }) => offer.title },
    { head: t('upkeep:provider'), text: ({ offer }) => organisations.get(offer.organisationId)?.name ?? '' },
    { head: t('upkeep:column.reports'), text: ({ offer }) => said(offer.id).join(', ') },
    {
      head: t('upkeep:verified'),
      text: ({ offer }) => (offer.verifiedOn === undefined ? '' : dayText(offer.verifiedOn)),
    },
    { head: t('upkeep:column.doubtful'), text: ({ harm }) => doubtfulGroups(harm).join(', ') },
    { head: t('upkeep:column.use'), text: ({ harm }) => (harm.use === 'none' ? '' : t(`upkeep:use.${harm.use}`)) },
  ]
}
