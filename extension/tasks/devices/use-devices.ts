/** The organisation's devices, asked anew while the screen stands: one that begins to wait appears by itself. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import { isVisible, onShown } from '../../platform/page.ts'
import { type DeviceRow, readDevices } from '../../sync/devices.ts'

const paceMs = 10_000

type Devices = {
  /** Undefined until they were told once. */
  rows: readonly DeviceRow[] | undefined
  problem: ProblemCode | undefined
  reload: () => Promise<void>
}

/** @param wanted whether to ask at all: the server tells keepers alone */
export function useDevices(wanted: boolean): Devices {
  const [rows, setRows] = useState<readonly DeviceRow[] | undefined>(undefined)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const reload = useCallback(async () => {
    try {
      setRows(await readDevices())
      setProblem(undefined)
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure.code)
    }
  }, [])
  useEffect(() => {
    if (!wanted) return
    void reload()
    const timer = setInterval(() => isVisible() && void reload(), paceMs)
    const stop = onShown(() => void reload())
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [reload, wanted])
  return { rows, problem, reload }
}
