/** Whether this device may make reports; readers open published ones alone, and the server holds them to it. */
import type { Role } from '../../../shared/codes/index.ts'
import { enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'

const makers: readonly Role[] = ['coordinator', 'admin']

/** Undefined until the device's role is read. */
export function useMaker(): boolean | undefined {
  return useLive(async () => {
    const role = (await enrolment())?.role
    return role !== undefined && makers.includes(role)
  }, [])
}
