/** Words looked for in vain: devices contribute shut ones, coordinators read those that five devices sought. */
import { Hono } from 'hono'
import { vainAnswerSchema, vainRequestSchema, vainTakenSchema } from '../../shared/protocol/vain.ts'
import { readNetwork } from '../catalogue/network-item.ts'
import { sessionOf } from '../http/access.ts'
import { json } from '../http/bodies.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import type { Store } from '../store/open.ts'
import { keepVain } from '../vain/keep.ts'
import { openVain } from '../vain/open.ts'
import { described } from './described.ts'

export function vainRoutes({ store, now }: AppParts) {
  return new Hono<AppEnv>()
    .post(
      '/v1/catalogue/vain',
      described({
        summary: 'Contribute words that were looked for in vain, shut until five devices looked for them',
        description: 'Where the network has not switched it on, none is taken.',
        answer: vainTakenSchema,
        problems: ['malformed', 'not_admitted', 'unavailable'],
      }),
      json(vainRequestSchema),
      async (c) => {
        const { words } = c.req.valid('json')
        if (!(await contributes(store))) return c.json({ taken: 0 })
        await keepVain(store, sessionOf(c).deviceId, words, now())
        return c.json({ taken: words.length })
      },
    )
    .get(
      '/v1/catalogue/vain',
      described({
        summary: 'Words that at least five devices looked for in vain in the last four quarters',
        answer: vainAnswerSchema,
        problems: ['unavailable'],
      }),
      async (c) => c.json(await openVain(store, now())),
    )
}

async function contributes(store: Store): Promise<boolean> {
  return (await readNetwork(store.db))?.contributeSearches ?? false
}
