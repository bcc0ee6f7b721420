/** Whether this device may take part in its organisation, and what it needs until then. */
import { Problem } from '../../shared/problem.ts'
import { publicHalves } from '../crypto/device-keys.ts'
import { deviceWords } from '../crypto/six-words.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { elsewhere } from '../store/live.ts'
import { readMeta, writeMeta } from '../store/meta.ts'

/** `waiting`: a keeper has yet to admit the device; `none`: not set up. Reads the database alone, so it works inside `useLive`. */
export type Admission = 'admitted' | 'waiting' | 'none'

/** A device that was enrolled before there were keys counts as admitted. Works inside `useLive`. */
export async function admission({ database }: Device = thisDevice): Promise<Admission> {
  if ((await readMeta(database, 'enrolment')) === undefined) return 'none'
  return (await readMeta(database, 'admission')) ?? 'admitted'
}

const computed = new Map<string, Promise<string[]>>()

/** The words of a device's keys under a root, computed once: they take a tenth of a second. */
export function wordsOf(root: string, { signKey, agreeKey }: { signKey: string; agreeKey: string }): Promise<string[]> {
  const key = [root, signKey, agreeKey].join(' ')
  const words = computed.get(key) ?? deviceWords(root, signKey, agreeKey)
  computed.set(key, words)
  return words
}

/**
 * The six words that both screens show while this device waits; undefined before the organisation's keys are known.
 * `needed`: the device came with an operator's code, so the person here has to say that the words are the same.
 */
export async function waitingWords(
  device: Device = thisDevice,
): Promise<{ words: string[]; needed: boolean } | undefined> {
  const [own, keys, cardRoot] = await Promise.all([
    ownKeyLog(device),
    readMeta(device.database, 'keys'),
    readMeta(device.database, 'cardRoot'),
  ])
  if (own === undefined || keys === undefined) return undefined
  const words = await elsewhere(async () => wordsOf(own.log.root, await publicHalves(keys)))
  return { words, needed: cardRoot === undefined }
}

/** The person compared the words: the organisation's root is the true one. @throws {Problem} `not_found` */
export async function confirmRoot(device: Device = thisDevice): Promise<void> {
  const own = await ownKeyLog(device)
  if (own === undefined) throw new Problem('not_found')
  await writeMeta(device.database, 'cardRoot', own.log.root)
}
