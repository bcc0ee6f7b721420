/**
 * The one door to zod. Its compiled fast path needs `eval`, which an extension's content security
 * policy forbids; even the probe for it is reported as a violation, so it is switched off once, here.
 */
import { z } from 'zod'

z.config({ jitless: true })

export { z }
