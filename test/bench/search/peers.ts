/**
 * The searches that are compared, each behind the same small face: MiniSearch as it comes, MiniSearch with this
 * product's German preparation and thesaurus, a linear scan, and the extension's own index.
 */
import { buildIndex } from '../../../extension/search/index-build.ts'
import { openIndex, type Segment } from '../../../extension/search/open-index.ts'
import { planOf } from '../../../extension/search/plan.ts'
import { run } from '../../../extension/search/run.ts'
import { noFilters } from '../../../extension/search/types.ts'
import { type DemoNetwork, demoDay } from '../../../server/demo/network.ts'
import { codesOf } from '../../../shared/codes/index.ts'
import { split } from '../../../shared/text/compounds.ts'
import { stem } from '../../../shared/text/stem.ts'
import { isStopWord } from '../../../shared/text/stop-words.ts'
import { tokens } from '../../../shared/text/tokens.ts'
import type { MiniSearchClass } from './mini-search.ts'

export type Peer = {
  name: string
  /** Opens a kept index anew and answers a first keystroke; milliseconds. Undefined where nothing is kept. */
  load?: () => number
  /** Ids of the best twenty; the time of preparing expansions is not the peer's and is left out. */
  search: (query: string) => { ids: string[]; milliseconds: number }
  /** Size of what is kept on disk, in bytes. */
  bytes: number
}

const shown = 20
const firstKeystroke = 'hebamme'

export function ownIndex(network: DemoNetwork): Peer {
  const buffer = buildIndex(network)
  const segments = opened(buffer)
  return {
    name: 'own index',
    bytes: buffer.byteLength,
    load: () => timed(() => run(opened(buffer), firstKeystroke, {}, noFilters, shown, demoDay)).milliseconds,
    search: (query) => {
      const { value, milliseconds } = timed(() => run(segments, query, {}, noFilters, shown, demoDay))
      return { ids: value.hits.map(({ offerId }) => offerId), milliseconds }
    },
  }
}

function opened(buffer: ArrayBuffer): Segment[] {
  const index = openIndex(buffer)
  if (index === undefined) throw new Error('the index does not open')
  return [{ index, dead: new Set() }]
}

type Document = {
  id: string
  title: string
  provider: string
  place: string
  text: string
  law: string
  offerType: string
}

export function documentsOf({ offers, organisations, areas }: DemoNetwork): Document[] {
  const providers = new Map(organisations.map(({ id, name }) => [id, name]))
  const places = new Map(areas.map(({ id, name }) => [id, name]))
  return offers.map((offer) => ({
    id: offer.id,
    title: offer.title,
    provider: providers.get(offer.organisationId) ?? '',
    place: [...offer.areaIds, ...offer.places.flatMap(({ areaId }) => areaId ?? [])]
      .map((id) => places.get(id) ?? '')
      .join(' '),
    text: offer.description ?? '',
    law: offer.legalBasis ?? '',
    offerType: offer.offerType,
  }))
}

const fields = ['title', 'provider', 'place', 'text', 'law'] as const
const boost = { title: 5, provider: 1.7, place: 1.4, law: 4, text: 0.55 }

export function miniSearchAsItComes(MiniSearch: MiniSearchClass, documents: readonly Document[]): Peer {
  const options = { fields: [...fields], idField: 'id' }
  const how = { prefix: true, fuzzy: 0.2, boost }
  return miniSearch('MiniSearch 7, as it comes', MiniSearch, documents, options, (query) => ({ query, how }))
}

/** The same words for MiniSearch: folded, stemmed, compounds split, and the thesaurus' offer types as a field. */
export function miniSearchPrepared(
  MiniSearch: MiniSearchClass,
  documents: readonly Document[],
  network: DemoNetwork,
): Peer {
  const words = (text: string): string[] => tokens(text).map(({ word }) => word)
  const term = (word: string): string[] | null =>
    isStopWord(word) ? null : [...new Set([stem(word), ...split(word).parts.map(stem), ...split(word).inner.map(stem)])]
  const options = {
    fields: [...fields, 'offerType'],
    idField: 'id',
    tokenize: (text: string, field?: string) => (field === 'offerType' ? [text] : words(text)),
    processTerm: (word: string, field?: string) => (field === 'offerType' ? word : term(word)),
  }
  const segments = opened(buildIndex(network))
  const codes = codesOf('offerType')
  const expanded = (query: string) => {
    const { groups } = planOf(segments, query, {})
    const weights = codes.map((_, type) =>
      groups.reduce((sum, group) => sum + group.weight * (group.types?.[type] ?? 0), 0),
    )
    const highest = Math.max(...weights)
    const meant = codes.flatMap((code, type) =>
      (weights[type] ?? 0) > 0.3 * highest
        ? [
            {
              queries: [code],
              fields: ['offerType'],
              tokenize: (text: string) => [text],
              processTerm: (word: string) => word,
              prefix: false,
              fuzzy: false,
              boost: { offerType: 4 * (weights[type] ?? 0) },
            },
          ]
        : [],
    )
    const typed = {
      queries: [query],
      prefix: (word: string, at: number, all: string[]) => at === all.length - 1 || word.length >= 4,
      fuzzy: (word: string) => (word.length >= 5 ? 0.2 : false),
      boost,
    }
    return { query: { combineWith: 'OR', queries: [typed, ...meant] }, how: {} }
  }
  return miniSearch('MiniSearch 7, prepared and expanded', MiniSearch, documents, options, expanded)
}

function miniSearch(
  name: string,
  MiniSearch: MiniSearchClass,
  documents: readonly Document[],
  options: object,
  ask: (query: string) => { query: unknown; how: object },
): Peer {
  const index = new MiniSearch(options)
  index.addAll(documents)
  const kept = JSON.stringify(index)
  return {
    name,
    bytes: kept.length,
    load: () => timed(() => MiniSearch.loadJSON(kept, options).search(firstKeystroke, {})).milliseconds,
    search: (typed) => {
      const { query, how } = ask(typed)
      const { value, milliseconds } = timed(() => index.search(query, how).slice(0, shown))
      return { ids: value.map(({ id }) => String(id)), milliseconds }
    },
  }
}

/** Every offer's words in one string, every query word looked for in each. */
export function linearScan(documents: readonly Document[]): Peer {
  const texts = documents.map((document) =>
    tokens(fields.map((field) => document[field]).join(' '))
      .map(({ word }) => stem(word))
      .join(' '),
  )
  return {
    name: 'linear scan, stemmed',
    bytes: texts.reduce((sum, text) => sum + text.length, 0),
    search: (query) => {
      const { value, milliseconds } = timed(() => {
        const words = tokens(query).map(({ word }) => stem(word))
        const scored = texts.map((text, at) => ({ at, score: words.filter((word) => text.includes(word)).length }))
        return scored
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score)
          .slice(0, shown)
      })
      return { ids: value.map(({ at }) => documents[at]?.id ?? ''), milliseconds }
    },
  }
}

function timed<T>(work: () => T): { value: T; milliseconds: number } {
  const start = performance.now()
  const value = work()
  return { value, milliseconds: performance.now() - start }
}
