/** A sound request for every route of the server, as a scene of all kinds of devices would send it. */
import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Role } from '../../shared/codes/role.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { toCrockford } from '../../shared/protocol/crockford.ts'
import type { TestKeyLog } from './a-key-log.ts'
import { sender, type TestServer } from './a-server.ts'
import type { SignedEvent } from './a-signed-event.ts'
import { deviceKeys, type EnrolledDevice } from './an-enrolled-device.ts'

/** Whoever holds a device, of the organisation `sender` unless said otherwise. */
export type Actors = {
  keeper: EnrolledDevice
  ordinary: EnrolledDevice
  waiting: EnrolledDevice
  revoked: EnrolledDevice
  expired: EnrolledDevice
  others: Record<Exclude<Role, 'professional'>, EnrolledDevice>
  /** To be shut out again and again. */
  spare: EnrolledDevice
  /** A keeper of an organisation that has nothing to do with the others. */
  outsider: EnrolledDevice
}

export type Scene = TestServer & Actors & { keys: TestKeyLog; outsiderKeys: TestKeyLog; event: SignedEvent }

const somePlace = { cursor: null, proto: 1, payloadMax: 1 }
export const bytes = () => toBase64url(randomBytes(32))
export const someCode = () => toCrockford(randomBytes(5))
export const aDeviceToSend = () => {
  const { id, signKey, agreeKey } = deviceKeys()
  return { id, signKey, agreeKey, client: '0.1.0' }
}

const someId = '01990000-0000-7000-8000-00000000f001'
const someReport = { kind: 'kettenglied-report', version: 1, title: 'Jahresbericht', period: '2025', blocks: [] }
const someImport = '01990000-0000-7000-8000-00000000f000'
export const importActs = [
  'GET /v1/imports/:id',
  'GET /v1/imports/:id/rows',
  ...['mapping', 'decisions', 'apply', 'stop', 'retry', 'undo'].map((act) => `POST /v1/imports/:id/${act}`),
]

/** A sound request for each route: the path where it has a variable, and the body. */
export const requests: Record<string, (scene: Scene) => { path?: string; body?: unknown }> = {
  'GET /livez': () => ({}),
  'GET /readyz': () => ({}),
  'GET /openapi.json': () => ({}),
  'GET /docs': () => ({}),
  'GET /v1/hello': () => ({}),
  'POST /v1/enrol': () => ({ body: { invitation: someCode(), auth: bytes(), device: aDeviceToSend() } }),
  'POST /v1/auth/refresh': ({ spare }) => ({ body: { refresh: spare.tokens.refresh } }),
  'POST /v1/auth/challenge': ({ keeper }) => ({ body: { device: keeper.id } }),
  'POST /v1/auth/renew': ({ keeper }) => ({ body: { device: keeper.id, challenge: '', signature: 'A'.repeat(86) } }),
  'POST /v1/recover': () => ({ body: { sheet: someCode(), auth: bytes(), device: aDeviceToSend() } }),
  'GET /antwort': () => ({}),
  'POST /antwort': () => ({ body: {} }),
  'GET /antwort/:code': () => ({ path: '/antwort/0000-0000-0000-0000' }),
  'POST /antwort/:code': () => ({ path: '/antwort/0000-0000-0000-0000', body: {} }),
  'GET /bestaetigen': () => ({}),
  'POST /bestaetigen': () => ({ body: {} }),
  'GET /bestaetigen/:code': () => ({ path: '/bestaetigen/0000-0000-0000-0000' }),
  'POST /bestaetigen/:code': () => ({ path: '/bestaetigen/0000-0000-0000-0000', body: {} }),
  'GET /hsds': () => ({}),
  'GET /hsds/': () => ({}),
  'GET /hsds/services': () => ({}),
  'GET /hsds/services/:id': () => ({}),
  'GET /hsds/service_at_locations': () => ({}),
  'GET /hsds/service_at_locations/:id': () => ({}),
  'GET /hsds/organizations': () => ({}),
  'GET /hsds/organizations/:id': () => ({}),
  'GET /hsds/taxonomies': () => ({}),
  'GET /hsds/taxonomies/:id': () => ({}),
  'GET /hsds/taxonomy_terms': () => ({}),
  'GET /hsds/taxonomy_terms/:id': () => ({}),
  'GET /v1/export/:format': () => ({ path: '/v1/export/csv' }),
  'GET /v1/statistics': () => ({}),
  'GET /v1/statistics/outside': () => ({ path: '/v1/statistics/outside?year=2025' }),
  'GET /v1/statistics/:table': () => ({ path: '/v1/statistics/quarter:field?period=2025-Q4' }),
  'GET /v1/reports': () => ({}),
  'GET /v1/reports/:id': () => ({ path: `/v1/reports/${someId}` }),
  'POST /v1/reports': () => ({ body: { id: someId, definition: someReport } }),
  'POST /v1/reports/:id/withdraw': () => ({ path: `/v1/reports/${someId}/withdraw`, body: {} }),
  'POST /v1/sync/pull': () => ({ body: somePlace }),
  'POST /v1/sync/push': () => ({ body: { events: [] } }),
  'POST /v1/keys/pull': () => ({ body: { after: 0 } }),
  'POST /v1/keys/push': () => ({ body: { statements: [], rings: [] } }),
  'GET /v1/keys/ring': () => ({}),
  'POST /v1/keys/go-on': ({ ordinary }) => ({ body: { without: [ordinary.id] } }),
  'POST /v1/invitations': () => ({
    body: { id: someCode(), authHash: bytes(), role: 'professional', card: bytes() },
  }),
  'GET /v1/live': () => ({}),
  'POST /v1/catalogue/pull': () => ({ body: { cursor: null } }),
  'GET /v1/catalogue/snapshot': () => ({}),
  'POST /v1/catalogue/edits': () => ({
    body: { edits: [{ id: uuidv7(), kind: 'offer', item: uuidv7(), act: 'remove', was: {}, now: {} }] },
  }),
  'POST /v1/catalogue/history': () => ({ body: { kind: 'organisation', item: sender } }),
  'POST /v1/catalogue/reports': () => ({ body: { reports: [{ id: uuidv7(), offerId: uuidv7(), says: 'full' }] } }),
  'POST /v1/catalogue/confirm-links': () => ({ body: { organisationId: sender } }),
  'POST /v1/catalogue/vain': () => ({
    body: { words: [{ tag: 'A'.repeat(22), share: 'A'.repeat(64), sealed: 'A'.repeat(166) }] },
  }),
  'GET /v1/catalogue/vain': () => ({}),
  'GET /v1/devices': () => ({}),
  'POST /v1/devices/:id/revoke': ({ spare }) => ({ path: `/v1/devices/${spare.id}/revoke`, body: {} }),
  'GET /v1/erasures': () => ({}),
  'POST /v1/imports': () => ({ path: '/v1/imports?name=list.csv', body: 'Nr;Name\n1;Kita' }),
  'POST /v1/imports/address': () => ({ body: { address: 'http://127.0.0.1:1/services' } }),
  'GET /v1/imports': () => ({}),
  'GET /v1/imports/:id': () => ({ path: `/v1/imports/${someImport}` }),
  'POST /v1/imports/:id/mapping': () => ({ path: `/v1/imports/${someImport}/mapping`, body: { source: 'x' } }),
  'GET /v1/imports/:id/rows': () => ({ path: `/v1/imports/${someImport}/rows` }),
  'POST /v1/imports/:id/decisions': () => ({ path: `/v1/imports/${someImport}/decisions`, body: {} }),
  'POST /v1/imports/:id/apply': () => ({ path: `/v1/imports/${someImport}/apply`, body: {} }),
  'POST /v1/imports/:id/stop': () => ({ path: `/v1/imports/${someImport}/stop`, body: {} }),
  'POST /v1/imports/:id/retry': () => ({ path: `/v1/imports/${someImport}/retry`, body: {} }),
  'POST /v1/imports/:id/undo': () => ({ path: `/v1/imports/${someImport}/undo`, body: {} }),
}
