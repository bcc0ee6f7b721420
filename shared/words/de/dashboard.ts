/** The texts of the dashboard, beside those of the panel, in German. One namespace belongs to one room. */
import chain from './chain.json' with { type: 'json' }
import counting from './counting.json' with { type: 'json' }
import desk from './desk.json' with { type: 'json' }
import figures from './figures.json' with { type: 'json' }
import imports from './imports.json' with { type: 'json' }
import network from './network.json' with { type: 'json' }
import offers from './offers.json' with { type: 'json' }
import reports from './reports.json' with { type: 'json' }
import statistics from './statistics.json' with { type: 'json' }
import tables from './tables.json' with { type: 'json' }
import upkeep from './upkeep.json' with { type: 'json' }

export const dashboard = {
  chain,
  counting,
  desk,
  figures,
  imports,
  network,
  offers,
  reports,
  statistics,
  tables,
  upkeep,
}
