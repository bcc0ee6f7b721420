/** Kinds of provider by its name or by a list's word for the kind: "Caritasverband e. V.", "städt.", "Elterninit.". */
import type { ProviderType } from '../../../../../shared/codes/provider-type.ts'
import { foldWords } from './fold-text.ts'

/** In the order in which they win: a Caritas is also an association. */
const shapes: readonly (readonly [ProviderType, RegExp])[] = [
  ['parent_initiative', /(?:^| )(?:elterninit\w*|eltern initiative|elternverein|elterngruppe)/],
  ['awo', /(?:^| )(?:awo|arbeiterwohlfahrt)/],
  ['caritas_skf_skm', /(?:^| )(?:caritas\w*|skf|skm|sozialdienst katholischer \w+)(?: |$)/],
  ['diakonie', /(?:^| )(?:diakonie\w*|diakonisch\w*|innere mission)(?: |$)/],
  ['drk', /(?:^| )(?:drk|(?:deutsches )?rotes kreuz)(?: |$)/],
  ['paritaet', /(?:^| )(?:paritat\w*|dpwv)(?: |$)/],
  ['dksb', /(?:^| )(?:(?:deutscher )?kinderschutzbund|dksb)(?: |$)/],
  ['church_catholic', /(?:^| )(?:kath|katholisch\w*|pfarrgemeinde|rom kath)(?: |$)/],
  ['church_protestant', /(?:^| )(?:ev|evangelisch\w*|ev luth|kirchenkreis|protestant\w*)(?: |$)(?!v )/],
  ['foundation', /(?:^| )\w*stiftung(?: |$)/],
  ['hospital_practice', /(?:^| )(?:\w*klinik(?:um)?|\w*krankenhaus|\w*praxis)(?: |$)/],
  ['company', /(?:^| )(?:betrieb\w*|gewerblich\w*|privat gewerblich\w*|firma|ag|kg)(?: |$)/],
  [
    'public',
    /(?:^| )(?:stadt|stadtisch\w*|stadt\w{0,3}|kommunal\w*|gemeinde|kreis|landkreis|jugendamt|gesundheitsamt|offentlich\w*|landschaftsverband|land nrw)(?: |$)/,
  ],
  ['association', /(?:^| )(?:e v|verein|ev|eingetragener verein)(?: |$)/],
  ['other', /(?:^| )(?:(?:andere|sonstige)r? (?:freie?r?|fr) trager|freie?r? trager|sonstige)(?: |$)/],
]

export function providerTypeOf(written: string): ProviderType | undefined {
  const text = foldWords(written)
  // "e. V." behind a name is an association, "ev." before one a church.
  if (/ (?:e ?v)$/.test(text)) {
    const rest = text.replace(/ (?:e ?v)$/, '')
    return (
      shapes.find(([code, shape]) => code !== 'public' && code !== 'church_protestant' && shape.test(rest))?.[0] ??
      'association'
    )
  }
  return shapes.find(([, shape]) => shape.test(text))?.[0]
}
