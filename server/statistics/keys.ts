/**
 * The two keys of disclosure control. `K_rec` gives every family a number that says nothing of it; `K_noise` decides
 * the noise and is read by the release job alone. Losing them changes the noise of later releases; what was released
 * stays as it is.
 */
import type { Store } from '../store/open.ts'
import { readSecret } from '../store/secret.ts'

export type StatisticsKeys = { record: Uint8Array; noise: Uint8Array }

/** Both keys of this installation, made with the first release. They lie beside the events in the database on
 * purpose: whoever reads the events has the exact numbers anyway, and several processes must agree on the noise. */
export async function readStatisticsKeys(store: Store): Promise<StatisticsKeys> {
  const [record, noise] = [await readSecret(store, 'record_key'), await readSecret(store, 'noise_key')]
  return { record, noise }
}
