/** An offer goes from one organisation to another: by those alone who may edit it before and after. */
import { expect, it } from 'vitest'
import { aCatalogueDesk, change } from '../builders/a-catalogue-desk.ts'
import { receiver, sender, stranger } from '../builders/a-server.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  it('an offer moved to another provider is that one’s editor’s from then on, and nobody takes or pushes one', async () => {
    const { edit, devices, withOffer } = await aCatalogueDesk(await engine.freshStore())
    const [coordinator, inNord, editor, newEditor] = await devices(
      [sender, 'coordinator'],
      [receiver, 'coordinator'],
      [receiver, 'offer_editor'],
      [stranger, 'offer_editor'],
    )
    if (!coordinator || !inNord || !editor || !newEditor) throw new Error('four devices were enrolled')
    const { id } = await withOffer({ title: 'Alt', organisationId: receiver })
    const move = () => change('offer', id, { organisationId: receiver }, { organisationId: stranger })
    const codes: (string | undefined)[] = []
    for (const device of [editor, newEditor, inNord]) codes.push((await edit(device, move()))[0]?.code)
    expect(codes).toEqual(['forbidden', 'forbidden', 'outside_area'])
    expect(await edit(coordinator, move())).toMatchObject([{ st: 'applied', data: { organisationId: stranger } }])
    const retitled = () => change('offer', id, { title: 'Alt' }, { title: 'Neu' })
    expect(await edit(editor, retitled())).toMatchObject([{ st: 'refused', code: 'forbidden' }])
    expect(await edit(newEditor, retitled())).toMatchObject([{ st: 'applied' }])
  })
})
