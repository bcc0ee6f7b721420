/** What the demonstration network decided for itself: the goals of its Leitbild, frames for the file note, demands on offers. */
import type { Network } from '../../../shared/network.ts'
import { namedUuid } from '../identity.ts'

export const demoSettings: Pick<
  Network,
  'readApi' | 'imprint' | 'dataProtection' | 'contributeSearches' | 'requiredFields' | 'goals' | 'noteTemplates'
> = {
  imprint: 'https://www.musterland.example/impressum',
  dataProtection: 'https://www.musterland.example/datenschutz',
  readApi: true,
  contributeSearches: true,
  // What every published offer of the demonstration has.
  requiredFields: ['needs', 'targetGroups', 'languages'],
  goals: [
    goal('Gut ankommen', 'Jede Familie in Musterland bekommt im ersten Lebensjahr einen Besuch, der weiterhilft.'),
    goal('Mitspielen können', 'Kein Kind bleibt wegen Geld oder Sprache von Kita, Ganztag, Sport und Ferien fern.'),
    goal('Übergänge tragen', 'Wer wechselt, wird übergeben: Bevor eine Hand loslässt, hat die nächste zugefasst.'),
    goal(
      'Wege kurz halten',
      'Hilfe gibt es dort, wo Familien wohnen, zuerst am Hafenquartier und in der Webersiedlung.',
    ),
  ],
  noteTemplates: [
    {
      id: namedUuid('demo|note-template|fallakte'),
      name: 'Fallakte',
      before: 'Kreis Musterland (Vorführung)\nVermerk zur Präventionskette',
      after: 'Wiedervorlage in vier Wochen.',
    },
    { id: namedUuid('demo|note-template|kurz'), name: 'Kurz', before: '', after: 'Vermerk endet hier.' },
  ],
}

function goal(title: string, text: string): Network['goals'][number] {
  return { id: namedUuid(`demo|goal|${title}`), title, text }
}
