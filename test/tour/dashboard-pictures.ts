/** What a coordinator sees on a wide page, picture by picture: the chain with its holes, upkeep, editor, import. */
import { organisationId } from '../../server/demo/organisations/index.ts'
import { enrolThroughForm } from '../../server/start/enrol-through-form.ts'
import { words } from '../../shared/words/index.ts'
import type { RunningBrowser } from '../browsers/browser.ts'
import type { Tour } from './take-pictures.ts'
import { aWidePage } from './wide-page.ts'

const { chain, imports, network: settings, upkeep } = words.de

/** An invented list as an association might hand it over. */
const list = [
  'Nr;Angebot;Träger;Straße;PLZ;Ort;Telefon;Öffnungszeiten;Alter;Kosten',
  '1;Krabbelgruppe Drachennest;Drachenverein e. V.;Talweg 1;00104;Silberfurt;"0000 471\n0000 472";Mo–Fr 9–12 u. nach Vereinb.;0-3;kostenlos',
  '2;Elterncafé Funkelstein;Drachenverein e. V.;Talweg 1;00104;Silberfurt;0000 473;Mi 15-17 Uhr;ab 6 Monate bis 3 Jahre;Spende',
  '3;;Drachenverein e. V.;;;;;;;',
].join('\r\n')

/** @param planning the coordinator's browser */
export async function takeDashboardPictures(tour: Tour & { planning: RunningBrowser }): Promise<string[]> {
  const { network, planning } = tour
  const office = organisationId('jugendhilfeplanung')
  const panel = await planning.openPanel()
  await enrolThroughForm(panel, network.url, await network.invitation(office, network.url, 'coordinator'))
  await panel.close()
  const { page, open, picture, taken } = await aWidePage(planning, tour)

  await page.locator('table a').first().waitFor()
  await picture('matrix')
  await open('/chain/transitions', chain.transitions)
  await page.locator('main summary').first().waitFor()
  await picture('transitions')
  await open('/chain/map', chain.map)
  await page.locator('svg.area-map').waitFor()
  await page.locator('svg.area-map').scrollIntoViewIfNeeded()
  await picture('map')
  await open('/upkeep', upkeep.queueTitle)
  await page.getByRole('button', { name: upkeep.right }).first().waitFor()
  await picture('upkeep')
  await page.getByRole('main').getByRole('listitem').getByRole('heading').getByRole('link').first().click()
  await page.getByRole('button', { name: words.de.offers.save }).waitFor()
  await picture('editor')
  await open('/network/codes/need', settings.lists.need)
  await page.getByRole('textbox').first().waitFor()
  await picture('codes')

  await open('/imports', imports.title)
  await page
    .getByLabel(imports.file)
    .setInputFiles({ name: 'Drachenverein.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await page.getByRole('combobox', { name: imports.field.offer.offerType, exact: true }).waitFor()
  await page
    .getByRole('combobox', { name: imports.field.offer.offerType, exact: true })
    .selectOption({ label: imports.fixed })
  await page
    .getByRole('combobox', { name: imports.valueOf.replace('{{field}}', imports.field.offer.offerType) })
    .selectOption('parent_child_group')
  await picture('mapping')
  await page.getByRole('button', { name: imports.check }).click()
  await page.getByText(imports.note.no_title).waitFor()
  await page.getByRole('button', { name: '2 neu' }).click()
  await page.locator('main summary').first().click()
  await picture('import')
  return taken
}
