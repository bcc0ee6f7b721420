/**
 * What the numbers are narrowed to: a period, an area, a phase, a field. It stands in the address, so that a link leads
 * others to the same numbers; period and area stay for the next visit.
 */
export type Choice = {
  period?: string | undefined
  areaId?: string | undefined
  phase?: string | undefined
  field?: string | undefined
}

const names = { period: 'period', areaId: 'area', phase: 'phase', field: 'field' } as const
const keys = ['period', 'areaId', 'phase', 'field'] as const

/** @param search of the address, with or without its question mark */
export function choiceIn(search: string): Choice {
  const asked = new URLSearchParams(search)
  const said = keys.map((key): [string, string | undefined] => [key, asked.get(names[key]) ?? undefined])
  return Object.fromEntries(said.filter(([, value]) => value !== undefined && value !== ''))
}

/** Without a question mark; empty where nothing is chosen. */
export function searchOf(choice: Choice): string {
  const said = keys.flatMap((key) => (choice[key] === undefined ? [] : [[names[key], choice[key]]]))
  return new URLSearchParams(said).toString()
}

/** Without what is not there (any more): a period that was not released, an area nobody knows. */
export function soundChoice(choice: Choice, known: Record<keyof Choice, readonly string[]>): Choice {
  const sound = keys.flatMap((key) => {
    const value = choice[key]
    return value !== undefined && known[key].includes(value) ? [[key, value]] : []
  })
  return Object.fromEntries(sound)
}
