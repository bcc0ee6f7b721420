/** Arriving in a new country. */
import type { OfferKinds } from './kind.ts'

export const arrivalKinds = {
  migration_counselling: {
    weight: 11,
    reach: 'network',
    settings: ['on_site', 'phone', 'online'],
    cost: 'free',
    groups: ['newcomers_refugees'],
    hours: 'counselling',
    room: 'easy',
    titles: [
      'Migrationsberatung für Erwachsene {org}',
      ['Jugendmigrationsdienst {town}', 1],
      ['Flüchtlingsberatung {place}', 2],
      'Migrationsberatung MBE {town}',
      'Beratung für Geflüchtete: {name}',
    ],
    names: ['Ankommen', 'Neustart', 'Wegweiser'],
    what: [
      'Wir beraten Zugewanderte zu Aufenthalt, Familiennachzug, Arbeit und Deutschkurs, lesen gemeinsam Briefe von Behörden und bereiten Termine vor.',
      'Der Jugendmigrationsdienst begleitet junge Menschen bis siebenundzwanzig, die neu in Deutschland sind, bei Spracherwerb, Zeugnisanerkennung und den ersten Schritten.',
      'Geflüchtete Familien bekommen Hilfe im Asylverfahren, bei der Ausländerbehörde und bei der Frage, welcher Integrationskurs für die Mutter passt.',
      'Aufenthaltstitel, Duldung, Wohnsitzauflage, Einbürgerung: Die Beraterinnen kennen das Recht und sprechen mehrere Sprachen.',
    ],
    who: [
      'Das Angebot gilt Menschen, die nach Deutschland geflüchtet oder zugewandert sind.',
      'Willkommen sind Familien und Einzelne, unabhängig vom Aufenthaltsstatus.',
      'Beraten werden auch Menschen aus EU-Ländern.',
    ],
    how: [
      'Bringen Sie Ausweis und alle Schreiben mit.',
      'Offene Sprechstunde ohne Termin, längere Beratungen nach Vereinbarung.',
      'Anrufen, schreiben oder vorbeikommen; wir antworten auch per Messenger.',
    ],
  },
  language_mediation: {
    weight: 5,
    reach: 'network',
    settings: ['outreach_institution', 'phone', 'online'],
    cost: 'free',
    costNote: 'Für Familien frei; Einrichtungen rechnen über den Kreis ab.',
    groups: ['newcomers_refugees', 'professionals'],
    hours: 'office',
    room: 'mixed',
    allPhases: true,
    titles: [
      'Sprach- und Integrationsmittlung',
      'Dolmetscherdienst für Gespräche mit Familien',
      'SprInt-Pool {town}',
      'Sprachmittler {org}',
    ],
    what: [
      'Geschulte Sprachmittlerinnen dolmetschen im Elterngespräch, beim Arzt oder im Amt und erklären beiden Seiten, was kulturell missverstanden werden könnte.',
      'Der Pool stellt Dolmetscher für über dreißig Sprachen, vor Ort, am Telefon oder per Video, damit Verständigung ohne Kinder als Übersetzer gelingt.',
      'Unsere Laiendolmetscher begleiten zu Terminen, übersetzen mündlich und unterliegen der Schweigepflicht; schriftliche Übersetzungen machen wir nicht.',
    ],
    who: [
      'Bestellen können Einrichtungen, Ämter, Praxen und Beratungsstellen im Kreis.',
      'Das Angebot hilft Familien, die noch kein oder wenig Deutsch sprechen.',
      'Das Angebot gilt Fachkräften im Gespräch mit zugewanderten Familien.',
    ],
    how: [
      'Fachkräfte buchen mindestens drei Werktage vorher über das Formular.',
      'Nennen Sie Sprache, Ort, Dauer und Thema; Familien können nicht selbst buchen.',
      'Eilige Anfragen nehmen wir am Telefon an.',
    ],
  },
  municipal_integration_centre: {
    weight: 4,
    reach: 'network',
    settings: ['on_site', 'outreach_institution'],
    cost: 'free',
    groups: ['newcomers_refugees', 'all_families'],
    hours: 'office',
    room: 'easy',
    titles: [
      'Kommunales Integrationszentrum Kreis Musterland',
      ['KI: Schulplatz für neu zugewanderte Kinder', 0],
      'Kommunales Integrationszentrum – Beratung für Seiteneinsteiger',
    ],
    what: [
      'Das Kommunale Integrationszentrum berät neu zugewanderte Familien zum Schulsystem, stellt den Sprachstand fest und vermittelt einen Schulplatz für Seiteneinsteiger.',
      'Wir koordinieren Integration im Kreis, bilden Elternbegleiterinnen für Rucksack und Griffbereit aus und unterstützen Schulen bei der Aufnahme neuer Kinder.',
      'Im Integrationszentrum erfahren Eltern in ihrer Sprache, wie Schule hier funktioniert, welche Förderung es gibt und wie es nach der Ankunft weitergeht.',
    ],
    who: [
      'Angesprochen sind zugewanderte Familien mit schulpflichtigen Kindern sowie Schulen und Vereine.',
      'Die Erstberatung ist für Kinder und Jugendliche gedacht, die ohne Deutschkenntnisse kommen.',
      'Auch Ehrenamtliche können sich beraten lassen.',
    ],
    how: [
      'Kommen Sie zu den Sprechzeiten oder vereinbaren Sie einen Termin zur Schulberatung.',
      'Bringen Sie Zeugnisse und Meldebescheinigung mit, soweit vorhanden.',
      'Ein Anruf genügt, Übersetzung organisieren wir.',
    ],
  },
} satisfies OfferKinds
