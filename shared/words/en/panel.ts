/** The texts of the panel, in English. One namespace belongs to one room. */
import aside from './aside.json' with { type: 'json' }
import common from './common.json' with { type: 'json' }
import erasures from './erasures.json' with { type: 'json' }
import find from './find.json' with { type: 'json' }
import inbox from './inbox.json' with { type: 'json' }
import keys from './keys.json' with { type: 'json' }
import log from './log.json' with { type: 'json' }
import note from './note.json' with { type: 'json' }
import offer from './offer.json' with { type: 'json' }
import problem from './problem.json' with { type: 'json' }
import referrals from './referrals.json' with { type: 'json' }
import removal from './removal.json' with { type: 'json' }
import report from './report.json' with { type: 'json' }
import setUp from './setUp.json' with { type: 'json' }
import sheet from './sheet.json' with { type: 'json' }
import sync from './sync.json' with { type: 'json' }

export const panel = {
  aside,
  common,
  erasures,
  find,
  inbox,
  keys,
  log,
  note,
  offer,
  problem,
  referrals,
  removal,
  report,
  setUp,
  sheet,
  sync,
}
