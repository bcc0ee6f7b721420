/** Whether two JSON values say the same: one rule for server and devices. */
export { canonical, sameValue } from '../../../shared/same-value.ts'
