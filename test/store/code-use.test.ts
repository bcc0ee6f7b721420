import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { database } from '../../extension/store/database.ts'
import { readCodeUse } from '../../extension/store/network-settings.ts'
import { anOffer } from '../builders/an-offer.ts'

it('counts by code the offers that bear it, the network’s own codes and what has ended included', async () => {
  await database.offers.bulkAdd([
    anOffer({ needs: ['housing'], ownCodes: ['x_1'] }),
    anOffer({ needs: ['housing', 'poverty_debt'], status: 'ended' }),
    anOffer({ needs: [] }),
  ])
  expect(await readCodeUse('need')).toEqual(
    new Map([
      ['housing', 2],
      ['x_1', 1],
      ['poverty_debt', 1],
    ]),
  )
  expect(await readCodeUse('outcome')).toEqual(new Map())
})
