/**
 * fast-check as the tests use it. A commit passes or fails by what it holds, not by the draw of the day: the seed stands
 * fixed. `PROPERTY_SEED=1 npm test` draws others; what they find becomes an example beside the property.
 */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_101) })

export default fc
