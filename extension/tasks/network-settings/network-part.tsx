/** A screen over one part of the network item, with its own draft and save: goals, templates. */
import type { ComponentChildren } from 'preact'
import type { Network } from '../../../shared/network.ts'
import { FormActions } from '../../catalogue-form/form-actions.tsx'
import { type ThingForm, useThingForm } from '../../catalogue-form/use-thing-form.ts'
import { useLive } from '../../store/live.ts'
import { readSettings } from '../../store/network-settings.ts'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { NoNetwork } from './rules-screen.tsx'

type Props = { title: string; lead: string; children: (thing: ThingForm<Network>) => ComponentChildren }

export function NetworkPart(props: Props) {
  const known = useLive(async () => ({ network: await readSettings() }), [])
  if (known === undefined) return <Loading />
  return (
    <>
      <PageHeader title={props.title} />
      <p>{props.lead}</p>
      {known.network === undefined ? <NoNetwork /> : <Form {...props} network={known.network} />}
    </>
  )
}

function Form({ network, children }: Props & { network: Network }) {
  const thing = useThingForm<Network>({ kind: 'network', item: 'network', present: network, empty: network })
  if (thing === undefined) return <Loading />
  return (
    <div class="form-width stack-loose">
      {children(thing)}
      <FormActions thing={thing} />
    </div>
  )
}
