import { describe, expect, it } from 'vitest'
import { accessMs, idleMs, lifeMs } from '../../server/enrolment/tokens.ts'
import { type Tokens, tokensSchema } from '../../shared/protocol/enrolment.ts'
import { aServer, sender } from '../builders/a-server.ts'
import { eachEngine } from '../engines/each.ts'

const minute = 60_000
const day = 86_400_000

eachEngine((engine) => {
  async function aDevice() {
    const server = await aServer(await engine.freshStore())
    const device = await server.enrol(sender)
    const refresh = async (token: string) => {
      const response = await server.call('POST', '/v1/auth/refresh', { refresh: token })
      const body: unknown = await response.json()
      return response.status === 200 ? tokensSchema.parse(body) : (body as { error: string }).error
    }
    const renewed = async (token: string): Promise<Tokens> => {
      const tokens = await refresh(token)
      if (typeof tokens === 'string') throw new Error(tokens)
      return tokens
    }
    const use = async (access: string) => {
      const response = await server.call('POST', '/v1/catalogue/pull', { cursor: null }, access)
      return response.status === 200 ? 'served' : ((await response.json()) as { error: string }).error
    }
    return { ...server, device, first: device.tokens, refresh, renewed, use }
  }

  describe('an access token', () => {
    it('serves for 15 minutes and then says that it has expired', async () => {
      const { first, use, clock } = await aDevice()
      clock.now += accessMs - 1
      expect(await use(first.access)).toBe('served')
      clock.now += 1
      expect(await use(first.access)).toBe('token_expired')
    })

    it('is refused when a sign of it is changed, when unknown, and where a refresh token stands in its place', async () => {
      const { first, use } = await aDevice()
      const changed = `${first.access.slice(0, -2)}${first.access.endsWith('AA') ? 'BB' : 'AA'}`
      for (const token of [changed, 'rt_00000000_', 'nonsense', first.refresh])
        expect(await use(token)).toBe('unauthenticated')
    })

    it('is stored as its hash only', async () => {
      const { store, first } = await aDevice()
      const rows = await store.db.selectFrom('token').selectAll().execute()
      const secrets = [first.access, first.refresh].map((token) => token.slice(12))
      expect(rows.length).toBe(2)
      for (const secret of secrets) expect(JSON.stringify(rows)).not.toContain(secret)
    })
  })

  describe('a refresh token', () => {
    it('gives a new pair; the old access token lives out its time', async () => {
      const { first, renewed, use, clock } = await aDevice()
      clock.now += 5 * minute
      const second = await renewed(first.refresh)
      expect(second.expiresIn).toBe(900)
      expect(await use(first.access)).toBe('served')
      expect(await use(second.access)).toBe('served')
    })

    it('may come again within a minute, for answers that were lost', async () => {
      const { first, renewed, use, clock } = await aDevice()
      const lost = await renewed(first.refresh)
      await use(lost.access)
      clock.now += minute - 1
      expect(await use((await renewed(first.refresh)).access)).toBe('served')
    })

    it('coming twice after it was followed up ends all tokens of the device, and is written down', async () => {
      const { first, renewed, refresh, use, clock, store, device } = await aDevice()
      const second = await renewed(first.refresh)
      await use(second.access)
      clock.now += minute
      expect(await refresh(first.refresh)).toBe('token_reused')
      expect(await use(second.access)).toBe('unauthenticated')
      expect(await refresh(second.refresh)).toBe('unauthenticated')
      const last = await store.db.selectFrom('audit_log').selectAll().orderBy('n', 'desc').executeTakeFirstOrThrow()
      expect(last).toMatchObject({ act: 'token_reused', actor: device.id })
    })

    it('whose answer never arrived may come again later: nothing that was issued for it had been used', async () => {
      const { first, renewed, refresh, use, clock } = await aDevice()
      const lost = await renewed(first.refresh)
      clock.now += 8 * 60 * minute
      const second = await renewed(first.refresh)
      expect(await use(second.access)).toBe('served')
      expect(await refresh(lost.refresh)).toBe('unauthenticated')
      expect(await use(lost.access)).toBe('unauthenticated')
    })

    it('ends after 45 days of silence', async () => {
      const { first, refresh, renewed, clock } = await aDevice()
      clock.now += idleMs - 1
      const second = await renewed(first.refresh)
      clock.now += idleMs
      expect(await refresh(second.refresh)).toBe('token_expired')
    })

    it('ends 180 days after enrolment, however busy the device was', async () => {
      const { first, renewed, refresh, clock } = await aDevice()
      const end = clock.now + lifeMs
      let tokens = first
      while (clock.now + 30 * day < end) {
        clock.now += 30 * day
        tokens = await renewed(tokens.refresh)
      }
      clock.now = end - 60_000
      const last = await renewed(tokens.refresh)
      expect(last.expiresIn).toBe(60)
      clock.now = end
      expect(await refresh(last.refresh)).toBe('token_expired')
    })

    it('leaves no heap of old rows behind', async () => {
      const { first, renewed, clock, store } = await aDevice()
      let tokens = first
      for (let round = 0; round < 40; round++) {
        clock.now += day
        tokens = await renewed(tokens.refresh)
      }
      const { count } = await store.db
        .selectFrom('token')
        .select((on) => on.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      expect(Number(count)).toBeLessThan(25)
    })
  })
})
