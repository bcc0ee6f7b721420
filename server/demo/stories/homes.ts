/**
 * Where the families of the demonstration live: more of them where more children live and burdens are heavy, but in one
 * of the heaviest spaces hardly anybody is reached yet, which the statistics are to show.
 */
import type { Area } from '../../../shared/area.ts'

/** What a space without figures counts as. */
const usual = 1_000
const reachedOfHardToReach = 0.3

/** How likely a family lives in each social space, relative to the others. */
export function homeWeights(areas: readonly Area[]): Map<string, number> {
  const spaces = areas.filter(({ level }) => level === 'social_space')
  const [, second] = spaces.toSorted((one, other) => burdenOf(other) - burdenOf(one))
  return new Map(
    spaces.map((space) => {
      const children = Object.values(space.children ?? {}).reduce((sum, count) => sum + count, 0)
      const weight = (children === 0 ? usual : children) * (0.5 + burdenOf(space) / 25)
      return [space.id, space === second ? weight * reachedOfHardToReach : weight]
    }),
  )
}

function burdenOf({ indicators }: Area): number {
  return indicators?.['sgb2Under15'] ?? 0
}
