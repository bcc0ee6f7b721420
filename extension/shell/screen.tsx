/** A screen that is fetched when it is first needed, so that the panel opens with the search alone. */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Loading } from '../ui/loading.tsx'

/**
 * A component that stands in for the one `load` will bring; its `ahead` fetches that one before it is asked for, so
 * that it is drawn at once then.
 */
export function screen<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ((props: P) => preact.VNode) & { ahead: () => Promise<void> } {
  let loaded: ComponentType<P> | undefined
  const fetched = async () => {
    loaded ??= await load()
    return loaded
  }
  function Screen(props: P) {
    const [Component, setComponent] = useState<{ component: ComponentType<P> } | undefined>(
      loaded === undefined ? undefined : { component: loaded },
    )
    const [failure, fail] = useState<{ cause: unknown } | undefined>(undefined)
    const missing = Component === undefined
    useEffect(() => {
      if (!missing) return
      fetched().then(
        (component) => setComponent({ component }),
        (cause: unknown) => fail({ cause }),
      )
    }, [missing])
    if (failure !== undefined) throw failure.cause
    return Component === undefined ? <Loading /> : <Component.component {...props} />
  }
  return Object.assign(Screen, { ahead: async () => void (await fetched()) })
}
