/** Pilot areas beside the rest of the network: how many families are reached and how many are known to arrive. */
import { areasWithin } from '../../../shared/statistics/area-place.ts'
import { together } from '../../../shared/statistics/derive/amount.ts'
import { shareOf } from '../../../shared/statistics/derive/share.ts'
import { t } from '../../ui/words.ts'
import { type Ask, type Built, tableWithin } from './ask.ts'
import { inReleased, methodOf, populationLines } from './method.ts'
import { amountOf, releasedOf } from './released-cells.ts'
import { joinedRate, rateColumns, ratesDiffer, type Space, spacesOf } from './spaces.ts'
import { about, families, pair, percent } from './told.ts'

export function pilot(ask: Ask): Built {
  const { source } = ask
  const named = source.areas.filter(({ pilotReason }) => pilotReason !== undefined && pilotReason.trim() !== '')
  const inPilot = new Set(named.flatMap(({ id }) => areasWithin(source, id)))
  const spaces = spacesOf(ask)
  if (inPilot.size === 0)
    return { state: 'nothing', sentence: t('figures:pilot.none'), method: [], columns: [], rows: [] }
  const isPilot = ({ area }: Space) => inPilot.has(area.id)
  const pilots = groupOf(ask, t('figures:pilot.pilot'), spaces.filter(isPilot))
  const others = groupOf(
    ask,
    t('figures:pilot.others'),
    spaces.filter((space) => !isPilot(space)),
  )
  const groups = [pilots, others]
  const visible = groups.some(({ rate, arrived }) => rate.value !== null || arrived.value !== null)
  return {
    state: visible ? 'shown' : 'hidden',
    sentence: sentenceOf(ask, pilots, others),
    method: methodOf(
      ask,
      t('counting:method.unit'),
      t('counting:method.evidence'),
      ...populationLines(spaces.map(({ countedOn }) => countedOn)),
      t('figures:reach.noCause'),
      ...named.map(({ name, pilotReason = '' }) => t('figures:pilot.reason', { area: name, reason: pilotReason })),
    ),
    columns: [
      { label: t('counting:columns.group'), numeric: false },
      ...rateColumns(),
      { label: t('counting:columns.arrivedShare'), numeric: true },
      { label: t('counting:columns.sharePm'), numeric: true },
      { label: t('counting:columns.spacesLeft'), numeric: true },
    ],
    rows: groups.map(({ label, families: count, children, rate, arrived, left }) => [
      label,
      ...pair(count),
      count.value === null ? null : children,
      ...pair(rate),
      ...pair(arrived),
      left,
    ]),
    picture: {
      kind: 'bars',
      unit: t('counting:columns.rate'),
      bars: groups.map(({ label, rate, families: count, arrived }) => ({
        label,
        ...(rate.value === null ? { value: null } : rate),
        note: t('figures:pilot.note', { families: families(count), arrived: percent(arrived) }),
      })),
    },
  }
}

type Group = ReturnType<typeof groupOf>

function groupOf(ask: Ask, label: string, spaces: readonly Space[]) {
  return { label, ...joinedRate(spaces), ...arrivedOf(ask, spaces) }
}

function sentenceOf(ask: Ask, pilots: Group, others: Group): string {
  const rates = { period: inReleased(ask), pilot: about(pilots.rate, 1), others: about(others.rate, 1) }
  return [
    t('figures:pilot.sentence', rates),
    !ratesDiffer(pilots, others) && t('figures:pilot.same'),
    t('figures:pilot.arrived', { pilot: percent(pilots.arrived), others: percent(others.arrived) }),
  ]
    .filter((part) => typeof part === 'string')
    .join(' ')
}

/** Families of the group whose arrival was confirmed, of those counted for its rate. */
function arrivedOf(ask: Ask, spaces: readonly Space[]): { arrived: { value: number | null; pm: number } } {
  const { table, periods } = tableWithin(ask, 'quarter:district,outcome') ?? { table: '', periods: [] }
  // A space that is hidden in the base must not stand in the part, and quarters must all be there for a whole year.
  if (releasedOf(ask.source, table, periods).length < periods.length) return { arrived: { value: null, pm: 0 } }
  const known = spaces.filter(({ amount }) => amount.value !== null)
  const district = known.map(({ area }) => area.id)
  const confirmed = amountOf(ask.source, table, periods, { district, outcome: 'arrived_confirmed' })
  return { arrived: shareOf(confirmed, together(known.map(({ amount }) => amount)), ask.source.thresholds?.show) }
}
