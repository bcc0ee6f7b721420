import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { AppEnv } from '../../server/http/context.ts'
import { answerProblem, problemOf } from '../../server/http/problem-answer.ts'
import { limitTime } from '../../server/http/time-limit.ts'
import { openStore } from '../../server/store/open.ts'
import { Problem } from '../../shared/problem.ts'
import { aServer } from '../builders/a-server.ts'
import { eachEngine } from '../engines/each.ts'

it('a request that takes too long is told to come again; a live connection may stay', async () => {
  const app = new Hono<AppEnv>().use(limitTime(20))
  app.onError((error, c) => answerProblem(c, problemOf(error) ?? new Problem('unexpected')))
  const answers = Promise.withResolvers<void>()
  app.get('/slow', async (c) => {
    await answers.promise
    return c.text('late')
  })
  app.get('/v1/live', async (c) => {
    await new Promise((resolve) => setTimeout(resolve, 60))
    return c.text('still here')
  })
  const response = await app.request('/slow')
  answers.resolve()
  expect(response.status).toBe(503)
  expect(response.headers.get('Retry-After')).toBe('5')
  expect(await response.json()).toMatchObject({ error: 'unavailable' })
  expect(await (await app.request('/v1/live')).text()).toBe('still here')
})

eachEngine((engine) => {
  if (engine.name === 'postgres')
    it('answers “come again” when all connections are busy, and serves again when one is free', async () => {
      const { store, app } = await aServer(await engine.freshStore())
      const free = Promise.withResolvers<void>()
      const busy = Array.from({ length: 10 }, () => store.db.connection().execute(() => free.promise))
      const response = await app.request('/v1/hello')
      expect(response.status).toBe(503)
      expect(await response.json()).toMatchObject({ error: 'unavailable', retryAfter: 5 })
      free.resolve()
      await Promise.all(busy)
      expect((await app.request('/v1/hello')).status).toBe(200)
    })
  else
    it('waits while another process writes, without holding up itself', async () => {
      const url = await engine.freshUrl()
      const [here, there] = [await openStore(url), await openStore(url)]
      const order: string[] = []
      await Promise.all([
        there.write(async () => {
          await new Promise((resolve) => setTimeout(resolve, 80))
          order.push('there')
        }),
        here.write(async () => {
          order.push('here')
        }),
      ])
      expect(order).toEqual(['there', 'here'])
      await here.close()
      await there.close()
    })
})
