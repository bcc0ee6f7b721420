/** Every version of a thing of the catalogue, asked for when somebody wants to see them: too much to keep on devices. */
import { Problem } from '../../shared/problem.ts'
import type { CatalogueKind } from '../../shared/protocol/catalogue.ts'
import { type HistoryVersion, historyAnswerSchema } from '../../shared/protocol/edits.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { readMeta } from '../store/meta.ts'
import { askAs } from './session.ts'

/** Newest first. @throws {Problem} `offline`, `forbidden`, `not_found` and what the server says */
export async function readHistory(
  kind: CatalogueKind,
  item: string,
  device: Device = thisDevice,
): Promise<HistoryVersion[]> {
  const enrolment = await readMeta(device.database, 'enrolment')
  if (enrolment === undefined) throw new Problem('not_enrolled')
  const question = { method: 'POST', path: '/v1/catalogue/history', body: { kind, item } } as const
  return (await askAs({ device, enrolment }, question, historyAnswerSchema)).versions as HistoryVersion[]
}
