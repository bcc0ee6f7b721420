/**
 * The public view, kept in memory and brought up to date by what changed in the catalogue since: a request costs one
 * row, a write one entry, not the whole catalogue. Each process keeps its own; all follow the same head. What search and
 * places need of a new view is made at once, in turns and while nobody waits for it, so that the first to ask need not.
 */
import type { Db } from '../store/schema.ts'
import { type Context, contextOf, hidesAlike } from './context.ts'
import { serviceEntry } from './entries.ts'
import { isOpen, type KnownKind, nothingKnown, type ReadKnown, readChanges, takeIn } from './read-known.ts'
import { found } from './sorted.ts'
import { worded } from './speaking-of.ts'
import { inTurns } from './turns.ts'
import { emptyView, nextView, placed, type View } from './view.ts'

type State = {
  epoch: string
  n: number
  known: ReadKnown
  /** When each thing last changed, by kind and id. */
  changedAt: Map<string, number>
  view: View
}

/**
 * Gives the view of the present head, or undefined while the network keeps its catalogue to itself: then nothing is read
 * and nothing kept. Requests that come together are served in turn; the first brings the view up to date.
 */
export function projection(db: Db): () => Promise<View | undefined> {
  let state: State | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const refresh = async (): Promise<View | undefined> => {
    const head = await db.selectFrom('catalogue_head').select(['epoch', 'head', 'floor']).executeTakeFirstOrThrow()
    if (state?.epoch === head.epoch && state.n === head.head) return state.view
    // Tombstones before the floor are forgotten: who is older than that starts anew.
    const goesOn = state?.epoch === head.epoch && state.n <= head.head && state.n >= head.floor
    const before = goesOn ? state : undefined
    // Half a state is none: should reading fail, it begins anew.
    state = undefined
    if (before === undefined && !(await isOpen(db))) return undefined
    const known = before?.known ?? nothingKnown()
    const from = before ?? { known, changedAt: new Map(), view: emptyView(contextOf(known)) }
    const changes = await takeChanges(db, from, before?.n ?? 0)
    const view = from.known.network?.readApi === true ? await followed(from, changes) : undefined
    // What was written while this read counts as read only up to the head it began with; it comes again next time.
    state = view && { ...from, view, epoch: head.epoch, n: head.head }
    // Whatever fails here fails again where somebody asks for it, and is told there.
    if (view !== undefined) prepared(view).catch(() => undefined)
    return view
  }
  return async () => {
    const mine = turn.then(refresh, refresh)
    turn = mine.catch(() => undefined)
    return await mine
  }
}

/** Places first: naming them takes a tenth of the time that the words take. */
async function prepared(view: View): Promise<void> {
  await placed(view)
  await worded(view)
}

type Changes = {
  /** Whether something changed that is said in every record. */
  everywhere: boolean
  offers: Set<string>
  organisations: Set<string>
  /** Whether an offer asks for something else to be hidden than before. */
  hidden: boolean
}
type Followed = Pick<State, 'known' | 'changedAt' | 'view'>

const everywhere: readonly KnownKind[] = ['network', 'area', 'codes']

/** Takes what changed after `n` into `known` and `changedAt`. */
async function takeChanges(db: Db, { known, changedAt }: Followed, n: number): Promise<Changes> {
  const changes: Changes = { everywhere: n === 0, offers: new Set(), organisations: new Set(), hidden: false }
  for await (const rows of readChanges(db, n))
    await inTurns(rows, (row) => {
      const { kind, id } = row
      const was = known.offers.get(id)
      takeIn(known, row)
      if (row.data === null) changedAt.delete(`${kind}|${id}`)
      else changedAt.set(`${kind}|${id}`, row.changed_at)
      if (everywhere.some((each) => each === kind)) changes.everywhere = true
      if (kind === 'organisation') changes.organisations.add(id)
      if (kind !== 'offer') return
      changes.offers.add(id)
      if (!hidesAlike(was, known.offers.get(id))) changes.hidden = true
    })
  return changes
}

/** The view after the changes: entries of what changed are made anew, all others stay. */
async function followed({ known, changedAt, view }: Followed, changes: Changes): Promise<View> {
  const { offers, organisations } = changes
  // Versions that went stay in the vocabulary with their words; after so many changes it begins anew.
  const worn = view.vocabulary.texts() > 1.25 * known.offers.size + 1000
  const anew = changes.everywhere || worn
  const context = changes.everywhere
    ? contextOf(known)
    : contextOf(known, view.context, changes.hidden ? undefined : view.context.hidden)
  const ground = anew ? emptyView(context, view.texts) : view
  const touched = anew ? known.offers.keys() : touchedOffers(known, view.context, context, offers, organisations)
  const coming = [...touched].flatMap((id) => {
    const offer = known.offers.get(id)
    if (offer?.status !== 'published') return []
    const [own, provider] = [changedAt.get(`offer|${id}`), changedAt.get(`organisation|${offer.organisationId}`)]
    return [serviceEntry(offer, context, Math.max(own ?? 0, provider ?? 0), ground.vocabulary)]
  })
  // Many may come at once, with an import; then the view that follows has their words already.
  if (ground.worded.made() !== undefined) await inTurns(coming, (entry) => entry.words())
  const leaving = [...offers, ...coming.map(({ id }) => id)].filter((id) => found(ground.services, id))
  return nextView(ground, context, new Set(leaving), coming)
}

/** Offers that changed, and those whose provider changed or is shown otherwise. */
function touchedOffers(
  { offers, organisations }: ReadKnown,
  before: Context,
  now: Context,
  changed: ReadonlySet<string>,
  rewritten: ReadonlySet<string>,
): Set<string> {
  const shownOtherwise = [...organisations.keys()].filter((id) => before.organisation(id) !== now.organisation(id))
  const providers = new Set([...rewritten, ...shownOtherwise])
  const touched = new Set(changed)
  if (providers.size === 0) return touched
  for (const { id, organisationId } of offers.values()) if (providers.has(organisationId)) touched.add(id)
  return touched
}
