/** In the page: the extension's own sealing, beside AES-GCM of the same bytes with nothing around it. */
import { type Keyring, newKeyring, recipientsOf } from '../../../extension/crypto/keyring.ts'
import { pad } from '../../../extension/crypto/padding.ts'
import { newReferralKey, type Opener, openPart, openReferralKey, sealPart } from '../../../extension/crypto/seal.ts'
import type { SealedPart } from '../../../shared/sealed.ts'

/** Milliseconds of each turn. */
type SealingTimes = { seal: number[]; open: number[]; bareSeal: number[]; bareOpen: number[] }
/** Milliseconds for a list of notes, in each turn: every one, those on screen, those again, every one as bare AES-GCM. */
type ListTimes = { all: number[]; onScreen: number[]; again: number[]; bare: number[] }

declare global {
  interface Window {
    benchSealing(turns: number): Promise<SealingTimes>
    benchList(referrals: number, onScreen: number, turns: number): Promise<ListTimes>
  }
}

type SealedEvent = Awaited<ReturnType<typeof sealed>>
type Bare = { nonce: Uint8Array<ArrayBuffer>; text: Uint8Array<ArrayBuffer> }

const shared: SealedPart = {
  t: 'shared',
  body: {
    contact: { name: 'Kanarienvogel-7Q', phone: '0000 1234567', reach: 'werktags ab 14 Uhr' },
    message: 'Die Familie wünscht sich einen Kurs am Vormittag. '.repeat(6),
  },
}
const noted: SealedPart = {
  t: 'noted',
  body: {
    caseReference: 'Kanarienvogel-7Q',
    ownWords: 'Nachfassen, wenn bis Ende des Monats nichts kommt. '.repeat(4),
  },
}

const [own, other] = [await newKeyring(crypto.randomUUID()), await newKeyring(crypto.randomUUID())]

async function openersOf(keyrings: readonly Keyring[]): Promise<Opener[]> {
  return Promise.all(
    keyrings.map(async (keyring) => ({
      org: keyring.org,
      epoch: 1,
      recipient: (await recipientsOf(keyring))[0] ?? '',
    })),
  )
}

const both = await openersOf([own, other])
const ownAlone = both.slice(0, 1)

async function sealed(part: SealedPart, openers: readonly Opener[]) {
  const id = crypto.randomUUID()
  const header = { id, ref: id, t: part.t, from: own.org, to: other.org, org: own.org, dev: id, lam: 2 }
  const { key, w } = await newReferralKey(openers)
  return { ...header, x: await sealPart(key, id, header, part), w }
}

const opened = async (event: SealedEvent) => openPart(await openReferralKey(own, event.w), event)

/** A referral: contact and message for both sides, a note for one's own. */
async function sealReferral(): Promise<SealedEvent[]> {
  return [await sealed(shared, both), await sealed(noted, ownAlone)]
}

const bareKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
const textOf = (part: SealedPart) => pad(new TextEncoder().encode(JSON.stringify(part)))

async function bareSealed(part: SealedPart): Promise<Bare> {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  return {
    nonce,
    text: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, bareKey, textOf(part))),
  }
}

const bareOpened = ({ nonce, text }: Bare) => crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, bareKey, text)

/** The page's clock has steps of 0.1 ms: what takes less is done so often in a row, and its mean is kept. */
const repeats = 50

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const result = await work()
  times.push(performance.now() - begun)
  return result
}

async function timedMean(times: number[], work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now()
  for (let repeat = 0; repeat < repeats; repeat++) await work()
  times.push((performance.now() - begun) / repeats)
}

window.benchSealing = async (turns) => {
  const times: SealingTimes = { seal: [], open: [], bareSeal: [], bareOpen: [] }
  for (let turn = 0; turn < turns; turn++) {
    const events = await timed(times.seal, sealReferral)
    const parts = await timed(times.open, async () => [
      await opened(events[0] as SealedEvent),
      await opened(events[1] as SealedEvent),
    ])
    if (parts[0]?.t !== 'shared' || parts[1]?.t !== 'noted') throw new Error('not what was sealed')
    const bare = [await bareSealed(shared), await bareSealed(noted)]
    await timedMean(times.bareSeal, async () => [await bareSealed(shared), await bareSealed(noted)])
    await timedMean(times.bareOpen, async () => {
      for (const each of bare) await bareOpened(each)
    })
  }
  return times
}

window.benchList = async (referrals, onScreen, turns) => {
  const events: SealedEvent[] = []
  const bare: Bare[] = []
  for (let made = 0; made < referrals; made++) {
    events.push(await sealed(noted, ownAlone))
    bare.push(await bareSealed(noted))
  }
  const visible = events.slice(0, onScreen)
  const times: ListTimes = { all: [], onScreen: [], again: [], bare: [] }
  for (let turn = 0; turn < turns; turn++) {
    await timed(times.all, () => Promise.all(events.map(opened)))
    await timed(times.onScreen, () => Promise.all(visible.map(opened)))
    const keys = await Promise.all(visible.map(({ w }) => openReferralKey(own, w)))
    await timed(times.again, () =>
      Promise.all(visible.map((event, at) => openPart(keys[at] as (typeof keys)[0], event))),
    )
    await timed(times.bare, () => Promise.all(bare.map(bareOpened)))
  }
  return times
}
