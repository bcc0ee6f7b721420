/** The real server without its rates, which would stop a measurement; arguments: data directory, port. */
import { readConfig } from '../../../server/config.ts'
import { noRates } from '../../../server/http/rates.ts'
import { serve } from '../../../server/serve.ts'

const [DATA_DIR, PORT] = process.argv.slice(2)
await serve(readConfig({ DATA_DIR, PORT, LOG_LEVEL: 'silent' }), { rates: noRates })
