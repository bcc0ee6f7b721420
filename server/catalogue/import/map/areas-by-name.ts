/** Finds areas of the network by what a list calls them: key, name, another name. */
import type { KnownArea } from './candidate.ts'
import { foldJoined } from './values/fold-text.ts'

export type AreaFinder = {
  /** The area's key; `several` when more than one is called so. */
  named(text: string): { id: string } | 'several' | undefined
  /** The area of this key but for leading zeros, where there is one alone. */
  numbered(key: string): string | undefined
  /** The known area that a row of an area list means: the same key but for leading zeros, or the same name and level. */
  same(row: { id: string; name: string; level: string | undefined }): string | undefined
}

const before = /^(?:stadtteil|stadtbezirk|bezirk|ortsteil|sozialraum|quartier|gemeinde|stadt)\s+(?=\S)/i

/** A thousand rows ask the same list of areas. */
const made = new WeakMap<readonly KnownArea[], AreaFinder>()

export function areasByName(areas: readonly KnownArea[]): AreaFinder {
  const finder = made.get(areas) ?? finderOf(areas)
  made.set(areas, finder)
  return finder
}

function finderOf(areas: readonly KnownArea[]): AreaFinder {
  const byId = new Map(areas.map((area) => [area.id, area]))
  const byName = grouped(areas, ({ name, alsoKnownAs = [] }) => [name, ...alsoKnownAs].map(nameKey))
  const byNumber = grouped(areas, ({ id }) => [numberKey(id)])
  return {
    named(text) {
      const area = byId.get(text.trim().toLowerCase())
      if (area !== undefined) return { id: area.id }
      const found = byName.get(foldJoined(text)) ?? byName.get(nameKey(text)) ?? []
      const [one, other] = found
      if (one === undefined) return undefined
      return other === undefined ? { id: one.id } : 'several'
    },
    numbered(key) {
      const [one, other] = byNumber.get(numberKey(key)) ?? []
      return other === undefined ? one?.id : undefined
    },
    same({ id, name, level }) {
      if (byId.has(id)) return id
      const alike = (area: KnownArea) => level === undefined || area.level === level
      const numbered = (byNumber.get(numberKey(id)) ?? []).filter(
        (area) => alike(area) && nameKey(area.name) === nameKey(name),
      )
      const named = (byName.get(nameKey(name)) ?? []).filter((area) => area.level === level)
      const found = numbered.length > 0 ? numbered : named
      return found.length === 1 ? found[0]?.id : undefined
    },
  }
}

function nameKey(name: string): string {
  return foldJoined(name.trim().replace(before, ''))
}

/** `koeln-007` and `koeln-7` are one. */
function numberKey(id: string): string {
  return id.replace(/(^|-)0+(?=\d)/g, '$1')
}

function grouped(areas: readonly KnownArea[], keysOf: (area: KnownArea) => string[]): Map<string, KnownArea[]> {
  const groups = new Map<string, KnownArea[]>()
  for (const area of areas) for (const key of new Set(keysOf(area))) groups.set(key, [...(groups.get(key) ?? []), area])
  return groups
}
