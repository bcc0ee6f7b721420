/** What the demonstration network agreed to reach, each with the goal of its Leitbild that it serves. */
import type { Goal } from '../../../shared/network.ts'
import type { Target } from '../../../shared/target.ts'
import { namedUuid } from '../identity.ts'

type Agreed = Omit<Target, 'id' | 'goalId'> & { goal: string }

/** @param today `YYYY-MM-DD`: targets are due at the end of the year after */
export function targetsOf(today: string, goals: readonly Goal[]): Target[] {
  const dueOn = `${Number(today.slice(0, 4)) + 1}-12-31`
  const agreed: Agreed[] = [
    {
      goal: 'Übergänge tragen',
      title: 'Wer übergeleitet wird, kommt an',
      indicator: 'arrivalShare',
      baseline: 48,
      target: 65,
      dueOn,
    },
    {
      goal: 'Gut ankommen',
      title: 'Familien warten höchstens drei Wochen',
      indicator: 'medianDays',
      baseline: 27,
      target: 21,
      dueOn,
      note: 'Mittlere Tage von der Vermittlung bis zum Ankommen.',
    },
    {
      goal: 'Mitspielen können',
      title: 'Weniger Bedarfe bleiben offen',
      indicator: 'unmetFamilies',
      baseline: 420,
      target: 250,
      dueOn,
    },
    {
      goal: 'Wege kurz halten',
      title: 'Mehr Familien in Silberfurt erreichen',
      indicator: 'ratePer1000',
      areaId: '05999004',
      baseline: 90,
      target: 130,
      dueOn,
    },
  ]
  return agreed.map(({ goal, ...target }) => {
    const goalId = goals.find(({ title }) => title === goal)?.id
    return { id: namedUuid(`demo|target|${target.title}`), ...target, ...(goalId !== undefined && { goalId }) }
  })
}
