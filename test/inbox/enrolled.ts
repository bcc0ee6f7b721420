/** A device that belongs to an organisation, as its database has it. */
import type { Enrolment } from '../../extension/store/meta.ts'

export function enrolledFor(organisationId: string): Enrolment {
  return {
    server: 'http://127.0.0.1:1',
    instance: 'i',
    network: 'Kreis Musterland',
    organisationId,
    organisationName: 'Eigene Stelle',
    deviceId: 'd',
    role: 'professional',
  }
}
