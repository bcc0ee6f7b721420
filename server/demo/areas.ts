/** The area tree of the demonstration network with its map, children and burden indicators. */
import type { Area } from '../../shared/area.ts'
import { districts, kreis, municipalities, type SpaceName, spaceId } from './area-names.ts'
import { cells, type Point } from './map.ts'
import { outline } from './outline.ts'
import { type Random, random } from './random.ts'

/** A social space as the offers need it: where it lies, whose it is, how many live there. */
export type Space = {
  id: string
  name: string
  municipalityId: string
  town: string
  postcode: string
  districtId: string
  size: number
  centre: Point
  ring: Point[]
}

type AreaTree = { areas: Area[]; spaces: Space[] }

/** Children of one year of birth in a social space of size 1. */
const yearOfBirth = 72

/** The tree from the Kreis down to the social spaces, parents before children. */
export function areaTree(seed: number, populationOn: string): AreaTree {
  const map = cells(seed)
  const spaces: Space[] = []
  const leaves: Area[] = []
  for (const town of municipalities) {
    const own = map.filter((cell) => cell.letter === town.letter)
    for (const [at, space] of town.spaces.entries()) {
      const cell = own[at]
      if (cell === undefined) throw new Error(`the map has no cell for ${space.name}`)
      const id = spaceId(town.id, at)
      leaves.push({
        id,
        name: space.name,
        level: 'social_space',
        parentId: town.id,
        populationOn,
        ...population(random(seed, 'space', id), space),
        ...(space.alsoKnownAs && { alsoKnownAs: [...space.alsoKnownAs] }),
        ...(space.pilotReason !== undefined && { pilotReason: space.pilotReason }),
        geometry: { type: 'Polygon', coordinates: [cell.ring] },
      })
      spaces.push({
        id,
        name: space.name,
        municipalityId: town.id,
        town: town.name,
        postcode: town.postcode,
        districtId: town.district,
        size: space.size,
        centre: cell.centre,
        ring: cell.ring,
      })
    }
  }
  const towns = municipalities.map(({ id, name, district, alsoKnownAs }): Area => {
    const parts = leaves.filter((leaf) => leaf.parentId === id)
    return { ...merged(parts), id, name, level: 'municipality', parentId: district, populationOn, ...aka(alsoKnownAs) }
  })
  const offices = districts.map(({ id, name }): Area => {
    const parts = leaves.filter((leaf) => towns.some((town) => town.id === leaf.parentId && town.parentId === id))
    return { ...merged(parts), id, name, level: 'youth_office_district', parentId: kreis.id, populationOn }
  })
  const whole: Area = {
    ...merged(leaves),
    id: kreis.id,
    name: kreis.name,
    level: 'kreis',
    parentId: null,
    populationOn,
    ...aka(kreis.alsoKnownAs),
  }
  return { areas: [whole, ...offices, ...towns, ...leaves], spaces }
}

function aka(names: readonly string[] | undefined): Pick<Area, 'alsoKnownAs'> {
  return names === undefined ? {} : { alsoKnownAs: [...names] }
}

function population(source: Random, { size, burden }: SpaceName): Required<Pick<Area, 'children' | 'indicators'>> {
  const births = Math.round(yearOfBirth * size * (0.92 + source.next() * 0.16))
  const years = (count: number) => Math.round(births * count * (0.94 + source.next() * 0.12))
  const percent = (least: number, most: number) =>
    Math.round(10 * (least + (most - least) * burden + source.next() * 2)) / 10
  return {
    children: {
      a0: births,
      a1_2: years(2),
      a3_5: years(3),
      a6_9: years(4),
      a10_14: years(5),
      a15_17: years(3),
      a18_24: years(7),
      a25_26: years(2),
    },
    indicators: {
      sgb2Under15: percent(3, 41),
      singleParents: percent(9, 31),
      migrationBackground: percent(12, 62),
      languageFindingsAtSchoolEntry: percent(8, 38),
    },
  }
}

/** What follows from the parts: sums of children, indicators weighted by children, the merged outline. */
function merged(parts: readonly Area[]): Pick<Area, 'children' | 'indicators' | 'geometry'> {
  const children: NonNullable<Area['children']> = {}
  const weighted: Record<string, number> = {}
  let total = 0
  for (const part of parts) {
    let here = 0
    for (const [band, count] of entries(part.children ?? {})) {
      children[band] = (children[band] ?? 0) + count
      here += count
    }
    total += here
    for (const [name, value] of Object.entries(part.indicators ?? {}))
      weighted[name] = (weighted[name] ?? 0) + value * here
  }
  const indicators = Object.fromEntries(
    Object.entries(weighted).map(([name, sum]) => [name, Math.round((10 * sum) / total) / 10]),
  )
  const rings = parts.flatMap(({ geometry }) => (geometry?.type === 'Polygon' ? geometry.coordinates : []))
  return { children, indicators, geometry: outline(rings) }
}

function entries<K extends string>(record: Partial<Record<K, number>>): [K, number][] {
  return Object.entries(record) as [K, number][]
}
