/** A screen that is fetched when it is first needed, so that the panel opens with the search alone. */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Loading } from '../ui/loading.tsx'

/** A component that stands in for the one `load` will bring. */
export function screen<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => preact.VNode {
  let loaded: ComponentType<P> | undefined
  return function Screen(props: P) {
    const [Component, setComponent] = useState<{ component: ComponentType<P> } | undefined>(
      loaded === undefined ? undefined : { component: loaded },
    )
    const [failure, fail] = useState<{ cause: unknown } | undefined>(undefined)
    useEffect(() => {
      if (loaded !== undefined) return
      load().then(
        (component) => {
          loaded = component
          setComponent({ component })
        },
        (cause: unknown) => fail({ cause }),
      )
    }, [])
    if (failure !== undefined) throw failure.cause
    return Component === undefined ? <Loading /> : <Component.component {...props} />
  }
}
