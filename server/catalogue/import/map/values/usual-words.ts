/** Words that lists use for codes beside the labels, folded; the first that stands in the text as words counts. */
import type { CodeList, CodeOf } from '../../../../../shared/codes/index.ts'
import type { Offer } from '../../../../../shared/offer.ts'

type Words<C extends string> = readonly (readonly [C, RegExp])[]
const w = (body: string) => new RegExp(`(?:^| )(?:${body})(?: |$)`)

const settings: Words<CodeOf<'setting'>> = [
  ['outreach_institution', w('in (?:der )?(?:kita|schule|praxis|einrichtung)')],
  ['outreach_home', w('aufsuchend|zu hause|hausbesuche?|geh ?struktur|home visits?')],
  ['mobile', w('mobil|streetwork|bus')],
  ['online', w('online|digital|video|chat|internet|virtuell|mail')],
  ['phone', w('telefon|telefonisch|phone|hotline')],
  ['group', w('gruppe|gruppenangebot|kurs|group')],
  ['on_site', w('vor ort|komm ?struktur|prasenz|in der einrichtung|stationar|on site|in person')],
]
const targetGroups: Words<CodeOf<'targetGroup'>> = [
  ['expectant_parents', w('werdende (?:eltern|mutter|vater)|schwangere?')],
  ['single_parents', w('alleinerziehende?|ein eltern familien?')],
  ['young_parents', w('junge (?:eltern|mutter|vater)')],
  ['girls_only', w('madchen')],
  ['boys_only', w('jungen?')],
  ['women_only', w('frauen')],
  ['mothers', w('mutter')],
  ['fathers', w('vater')],
  ['newcomers_refugees', w('gefluchtete?|fluchtlinge|neuzugewanderte?|migrant\\w*|zugewanderte?')],
  ['adolescents', w('jugendliche|teenager|teens')],
  ['young_adults', w('junge erwachsene|heranwachsende')],
  ['grandparents_relatives', w('grosseltern|angehorige')],
  ['child_disability_chronic', w('kinder mit (?:behinderung|handicap)\\w*|behinderte kinder')],
  ['multiples_preterm', w('mehrlinge|zwillinge|fruhgeborene|fruhchen')],
  ['professionals', w('fachkrafte|multiplikator\\w*|erzieher\\w*|lehrkrafte')],
  ['children', w('kinder|schulkinder|kleinkinder')],
  ['all_families', w('(?:alle )?familien|eltern|alle|interessierte')],
]
const statuses: Words<Offer['status']> = [
  ['ended', w('beendet|inactive|inaktiv|defunct|geschlossen|eingestellt|aufgelost|geloscht|archiviert|ended')],
  ['paused', w('pausiert|ruht|temporarily closed|vorubergehend \\w+|pause')],
  ['draft', w('entwurf|draft|in planung|geplant|unveroffentlicht')],
  ['published', w('aktiv|active|veroffentlicht|online|laufend|freigegeben|published|ja')],
]
const levels: Words<CodeOf<'areaLevel'>> = [
  ['land', w('bundesland|state')],
  ['kreis', w('kreis|landkreis|kreisfreie stadt|county|district county')],
  ['youth_office_district', w('jugendamtsbezirk')],
  ['city_district', w('stadtbezirke?|bezirke?|city district|borough')],
  ['social_space', w('sozialra\\w+|stadtteile?|ortsteile?|social space|planungsra\\w+')],
  ['quarter', w('quartiere?|(?:stadt)?viertel|statistische\\w* bezirke?|baublock\\w*|quarter|neighbou?rhood')],
  ['municipality', w('stadt|gesamtstadt|gemeinde|kommune|city|town|municipality')],
]
const prevention: Words<CodeOf<'preventionLevel'>> = [
  ['universal', w('universell\\w*|primar\\w*|alle')],
  ['selective', w('selektiv\\w*|sekundar\\w*')],
  ['indicated', w('indiziert\\w*|tertiar\\w*')],
]
const institutions: Words<CodeOf<'institutionType'>> = [
  ['family_centre', w('familienzentr\\w+')],
  ['daycare', w('kitas?|kindertages\\w+|kindergart\\w+|tageseinrichtung\\w*')],
  ['primary_school', w('grundschule\\w*|ogs|ogata')],
  ['counselling_centre', w('\\w*beratungsstelle\\w*')],
  ['family_education_centre', w('familienbildung\\w*|fabi')],
  ['sports_club', w('sportverein\\w*|turnverein')],
  ['public_health_office', w('gesundheitsamt|kjgd')],
  ['spz', w('spz')],
]

const tables: Partial<Record<CodeList | 'status', Words<string>>> = {
  setting: settings,
  targetGroup: targetGroups,
  status: statuses,
  areaLevel: levels,
  preventionLevel: prevention,
  institutionType: institutions,
}

/** The code whose words stand in the folded text. */
export function wordsOf(list: CodeList | 'status', folded: string): string | undefined {
  return tables[list]?.find(([, shape]) => shape.test(folded))?.[0]
}
