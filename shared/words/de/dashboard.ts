/** The texts of the dashboard, beside those of the panel, in German. One namespace belongs to one room. */
import chain from './chain.json' with { type: 'json' }
import desk from './desk.json' with { type: 'json' }
import imports from './imports.json' with { type: 'json' }
import network from './network.json' with { type: 'json' }
import offers from './offers.json' with { type: 'json' }
import upkeep from './upkeep.json' with { type: 'json' }

export const dashboard = { chain, desk, imports, network, offers, upkeep }
