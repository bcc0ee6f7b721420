/** A link by which `receiver` confirms its offers, and the page as a browser without any script asks for it. */
import { openStore } from '../../server/store/open.ts'
import type { Network } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import type { ConfirmLinkAnswer } from '../../shared/protocol/edits.ts'
import { aCatalogueDesk } from './a-catalogue-desk.ts'
import { askPage, type Page } from './a-link.ts'
import { receiver, sender } from './a-server.ts'

export async function aConfirmServer(store = openStore('sqlite::memory:'), network: Partial<Network> = {}) {
  const server = await aCatalogueDesk(await store, network)
  const coordinator = await server.enrol(sender, 'coordinator')
  const linkFor = (organisationId: string, device = coordinator) =>
    server.ask<ConfirmLinkAnswer & { error?: string }>(device, 'confirm-links', { organisationId })
  const { body: link } = await linkFor(receiver)
  const code = link.url.split('/').at(-1) ?? ''
  const show = (form: Record<string, string> = {}, more: Parameters<typeof askPage>[2] = {}) =>
    askPage(server, { code, ...form }, { path: '/bestaetigen', ...more })
  return {
    ...server,
    coordinator,
    link,
    code,
    linkFor,
    show,
    /** Says of an offer what the buttons say, for what the page shows now. */
    say: async (offer: Offer, act: 'right' | 'change', fields: Record<string, string> = {}) =>
      show({ offer: offer.id, act, seen: seenIn(await show(), offer), ...fields }),
    /** Sends the correction form as the page filled it in, with these fields changed. */
    correct: async (offer: Offer, fields: Record<string, string | string[]>) => {
      const page = await show()
      return await sendForm(server, { ...fieldsOf(page, offer), ...fields, act: 'change' })
    },
  }
}

type Fields = Record<string, string | string[]>

async function sendForm(
  { app }: Pick<Awaited<ReturnType<typeof aCatalogueDesk>>, 'app'>,
  fields: Fields,
): Promise<Page> {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each)
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Accept-Language': 'de' }
  const response = await app.request('/bestaetigen', { method: 'POST', headers, body: body.toString() })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

/** The part of the page that is about the offer. */
export function sectionOf({ text }: Page, { id }: Pick<Offer, 'id'>): string {
  return text.match(new RegExp(`<section class="offer" id="o-${id}"[\\s\\S]*?</section>`))?.[0] ?? ''
}

function seenIn(page: Page, offer: Offer): string {
  return /name="seen" value="([\w-]+)"/.exec(sectionOf(page, offer))?.[1] ?? ''
}

/** The fields of the offer's correction form as a browser would send them. */
export function fieldsOf(page: Page, offer: Offer): Fields {
  const form = sectionOf(page, offer).match(/<details[\s\S]*<\/details>/)?.[0] ?? ''
  const fields: Record<string, string[]> = {}
  const put = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), plain(value)]
  }
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const name = /name="(\w+)"/.exec(tag)?.[1]
    const unchecked = tag.includes('type="checkbox"') && !tag.includes(' checked')
    if (name !== undefined && !unchecked) put(name, /value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', value = ''] of form.matchAll(/<textarea [^>]*name="(\w+)"[^>]*>([^<]*)</g)) put(name, value)
  for (const [, name = '', options = ''] of form.matchAll(/<select [^>]*name="(\w+)"[^>]*>([\s\S]*?)<\/select>/g))
    put(name, /value="(\w+)" selected/.exec(options)?.[1] ?? '')
  return fields
}

function plain(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
}
