/**
 * Abbreviations of the field beside those of shared/codes/abbreviation.ts, and which offer types every
 * meaning stands for. A meaning without types is shown as a meaning but finds nothing by itself.
 */
import { abbreviations as listed } from '../../codes/abbreviation.ts'
import type { OfferType } from '../../codes/offer-type.ts'

/** Offer types by meaning, for the meanings whose words alone do not lead to them. */
const typesByMeaning: Readonly<Record<string, readonly OfferType[]>> = {
  'Hilfen zur Erziehung': ['family_support_spfh', 'parenting_assistance', 'day_group', 'social_group_work'],
  Hilfeplangespräch: [],
  'Sozialpädagogische Familienhilfe': ['family_support_spfh'],
  Erziehungsberatung: ['parenting_counselling'],
  Erziehungsbeistand: ['parenting_assistance'],
  Erziehungsbeistandschaft: ['parenting_assistance'],
  'Erziehungs- und Familienberatung': ['parenting_counselling'],
  'Frühe Hilfen': ['early_help_contact_point'],
  Familienhebamme: ['family_midwife'],
  Familienhilfe: ['family_support_spfh'],
  Frühförderung: ['early_intervention'],
  Frühförderstelle: ['early_intervention'],
  'Interdisziplinäre Frühförderung': ['early_intervention'],
  'Familien-Gesundheits- und Kinderkrankenpflege': ['family_health_nurse'],
  'Sozialpädiatrisches Zentrum': ['social_paediatric_centre'],
  Familienzentrum: ['family_centre'],
  Familiengrundschulzentrum: ['family_primary_school_centre'],
  Familienbildungsstätte: ['parenting_course'],
  Kindertageseinrichtung: ['daycare'],
  Kindertagespflege: ['childminder'],
  'Offene Ganztagsschule': ['all_day_school'],
  'Offene Ganztagsgrundschule': ['all_day_school'],
  Übermittagbetreuung: ['all_day_school'],
  'unter dreijährige Kinder': ['daycare', 'childminder'],
  'Früherkennungsuntersuchung U3': ['public_health_child', 'practice_navigator'],
  'über dreijährige Kinder': ['daycare'],
  'Früherkennungsuntersuchung U6': ['public_health_child', 'practice_navigator'],
  'unter sechs Jahren': ['daycare'],
  Schuleingangsuntersuchung: ['public_health_child'],
  'Kinder- und Jugendgesundheitsdienst': ['public_health_child'],
  'Kinder- und Jugendpsychiatrie': ['child_youth_psychiatry'],
  Eingliederungshilfe: ['integration_assistance'],
  Schulsozialarbeit: ['school_social_work'],
  'Schulpsychologischer Dienst': ['school_psychology'],
  'Sozialpsychiatrischer Dienst': ['mentally_ill_parents'],
  'Regionale Schulberatung': ['school_psychology'],
  'Kein Abschluss ohne Anschluss': ['kaoa'],
  Jugendberufsagentur: ['youth_employment_agency'],
  Jugendmigrationsdienst: ['migration_counselling'],
  'Migrationsberatung für erwachsene Zugewanderte': ['migration_counselling'],
  'Kommunales Integrationszentrum': ['municipal_integration_centre'],
  'Kommunales Integrationsmanagement': ['migration_counselling', 'municipal_integration_centre'],
  'Sprach- und Integrationsmittlung': ['language_mediation'],
  'Bildung und Teilhabe': ['education_participation_package'],
  Kinderzuschlag: ['family_office'],
  Unterhaltsvorschuss: ['family_office', 'single_parent_support'],
  'unbegleitete minderjährige Ausländer': ['migration_counselling'],
  'Jugendhilfe im Strafverfahren': ['youth_legal_support'],
  'Offene Kinder- und Jugendarbeit': ['youth_centre'],
  Alleinerziehende: ['single_parent_support'],
  'Nationales Zentrum Frühe Hilfen': ['early_help_contact_point'],
  'Sozialdienst katholischer Frauen': ['pregnancy_counselling', 'early_help_contact_point', 'violence_protection'],
  'Deutscher Kinderschutzbund': ['parenting_course', 'parenting_counselling', 'contact_support'],
}

type Meaning = { readonly label: string; readonly offerTypes: readonly OfferType[] }
export type Abbreviation = {
  readonly abbr: string
  readonly meanings: readonly Meaning[]
  readonly onlyAsWritten: boolean
}

const further: readonly [abbr: string, ...meanings: [label: string, types: OfferType[]][]][] = [
  ['SKB', ['Schwangerschaftskonfliktberatung', ['pregnancy_conflict_counselling']]],
  ['SSB', ['Schwangerschaftsberatung', ['pregnancy_counselling']]],
  ['SB', ['Schuldnerberatung', ['debt_counselling']], ['Suchtberatung', ['addiction_counselling']]],
  ['SGA', ['Soziale Gruppenarbeit', ['social_group_work']]],
  ['STK', ['Sozialer Trainingskurs', ['social_group_work', 'youth_legal_support']]],
  ['TG', ['Tagesgruppe', ['day_group']]],
  ['HPT', ['Heilpädagogische Tagesgruppe', ['day_group']]],
  ['BU', ['Begleiteter Umgang', ['contact_support']]],
  ['HH', ['Haushaltshilfe', ['emergency_family_care']]],
  ['HHH', ['Haushaltshilfe', ['emergency_family_care']]],
  ['MuKi', ['Mutter-Kind-Einrichtung', ['mother_child_home']]],
  ['KipE', ['Kinder psychisch kranker Eltern', ['mentally_ill_parents']]],
  ['KipkE', ['Kinder psychisch kranker Eltern', ['mentally_ill_parents']]],
  ['KJPP', ['Kinder- und Jugendpsychiatrie und -psychotherapie', ['child_youth_psychiatry']]],
  ['FGKP', ['Familien-Gesundheits- und Kinderkrankenpflege', ['family_health_nurse']]],
  ['FamGKP', ['Familien-Gesundheits- und Kinderkrankenpflege', ['family_health_nurse']]],
  ['FLS', ['Flexible sozialpädagogische Hilfen', ['family_support_spfh']]],
  ['ISE', ['Intensive sozialpädagogische Einzelbetreuung', ['parenting_assistance']]],
  ['VAMV', ['Verband alleinerziehender Mütter und Väter', ['single_parent_support']]],
  ['JGH', ['Jugendgerichtshilfe', ['youth_legal_support']]],
  ['TOA', ['Täter-Opfer-Ausgleich', ['youth_legal_support']]],
  ['SHG', ['Selbsthilfegruppe', ['self_help_group']]],
  ['JuZe', ['Jugendzentrum', ['youth_centre']]],
  ['JUZ', ['Jugendzentrum', ['youth_centre']]],
  ['OT', ['Offene Tür (Jugendzentrum)', ['youth_centre']]],
  ['KOT', ['Kleine Offene Tür (Jugendtreff)', ['youth_centre']]],
  ['JMD', ['Jugendmigrationsdienst', ['migration_counselling']]],
  ['MB', ['Migrationsberatung', ['migration_counselling']]],
  ['LRS', ['Lese-Rechtschreib-Schwäche', ['school_psychology', 'tutoring']]],
  ['ADHS', ['Aufmerksamkeitsdefizit-/Hyperaktivitätsstörung', ['child_youth_psychiatry', 'social_paediatric_centre']]],
  ['ADS', ['Aufmerksamkeitsdefizitstörung', ['child_youth_psychiatry', 'social_paediatric_centre']]],
  [
    'ASS',
    ['Autismus-Spektrum-Störung', ['integration_assistance', 'social_paediatric_centre', 'child_youth_psychiatry']],
  ],
  ['FASD', ['Fetale Alkoholspektrumstörung', ['social_paediatric_centre', 'early_intervention']]],
  ['SVV', ['Selbstverletzendes Verhalten', ['child_youth_psychiatry']]],
  ['BvB', ['Berufsvorbereitende Bildungsmaßnahme', ['youth_employment_agency']]],
  ['FSJ', ['Freiwilliges Soziales Jahr', ['youth_employment_agency']]],
  ['BBE', ['Babybegrüßung und Elternbesuch', ['welcome_visit']]],
  ['PEKiP', ['Prager-Eltern-Kind-Programm', ['parent_child_group']]],
  ['ELKI', ['Eltern-Kind-Gruppe', ['parent_child_group']]],
  ['EKG', ['Eltern-Kind-Gruppe', ['parent_child_group']]],
  ['MGH', ['Mehrgenerationenhaus', ['family_centre', 'parent_cafe']]],
  ['GTP', ['Großtagespflege', ['childminder']]],
  ['TPP', ['Tagespflegeperson', ['childminder']]],
  ['TM', ['Tagesmutter', ['childminder']]],
  ['OGTS', ['Offene Ganztagsschule', ['all_day_school']]],
  ['EFL', ['Ehe-, Familien- und Lebensberatung', ['separation_counselling', 'parenting_counselling']]],
  ['SIM', ['Sprach- und Integrationsmittlung', ['language_mediation']]],
  ['WBS', ['Wohnberechtigungsschein', ['housing_help']]],
  ['VHS', ['Volkshochschule', ['parenting_course', 'language_support']]],
  ['KJÄD', ['Kinder- und jugendärztlicher Dienst', ['public_health_child']]],
  ['KiTaP', ['Kindertagespflege', ['childminder']]],
  ['FED', ['Familienentlastender Dienst', ['integration_assistance', 'self_help_group']]],
  ['FuD', ['Familienunterstützender Dienst', ['integration_assistance', 'self_help_group']]],
  ['IKZ', ['Interkulturelles Zentrum', ['migration_counselling']]],
  ['BeWo', ['Betreutes Wohnen', ['parenting_assistance', 'housing_help']]],
]

/** Those that are everyday words in lower case ("ja", "uma"): read as abbreviations only as written. */
const onlyAsWritten = new Set(['JA', 'KE', 'KM', 'ASS', 'TM', 'MB'])

/** All abbreviations with their meanings. */
export const abbreviations: readonly Abbreviation[] = merge()

function merge(): Abbreviation[] {
  const meanings = new Map<string, Meaning[]>()
  const add = (abbr: string, label: string, offerTypes: readonly OfferType[]): void => {
    const list = meanings.get(abbr) ?? []
    if (!list.some((meaning) => meaning.label === label)) list.push({ label, offerTypes })
    meanings.set(abbr, list)
  }
  for (const { abbr, meanings: labels } of listed)
    for (const label of labels) add(abbr, label, typesByMeaning[label] ?? [])
  for (const [abbr, ...list] of further) for (const [label, types] of list) add(abbr, label, types)
  return [...meanings].map(([abbr, list]) => ({ abbr, meanings: list, onlyAsWritten: onlyAsWritten.has(abbr) }))
}
