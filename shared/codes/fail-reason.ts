/** Why a referral failed. */
export const failReasons = [
  { code: 'family_not_reached', de: 'Familie nicht erreicht', en: 'family not reached' },
  { code: 'no_show', de: 'Termin nicht wahrgenommen', en: 'appointment not kept' },
  { code: 'declined_no_need', de: 'Familie: kein Bedarf mehr', en: 'family: no need any more' },
  { code: 'declined_not_now', de: 'Familie: derzeit nicht gewünscht', en: 'family: not wanted at present' },
  {
    code: 'declined_trust',
    de: 'Familie: Vorbehalte gegen die Stelle',
    en: 'family: reservations about the organisation',
  },
  { code: 'declined_already_supported', de: 'Familie: bereits versorgt', en: 'family: already supported' },
  { code: 'barrier_distance', de: 'zu weit, schlecht erreichbar', en: 'too far, hard to reach' },
  { code: 'barrier_time', de: 'Termin passt nicht', en: 'time does not fit' },
  { code: 'barrier_cost', de: 'Kosten', en: 'cost' },
  { code: 'barrier_language', de: 'Sprache', en: 'language' },
  { code: 'barrier_childcare', de: 'keine Betreuung während des Termins', en: 'no childcare during the appointment' },
  { code: 'no_response', de: 'keine Antwort der Stelle', en: 'no answer from the organisation' },
  { code: 'moved_away', de: 'verzogen, Zuständigkeitswechsel', en: 'moved away, other office responsible' },
  { code: 'other', de: 'Sonstiges', en: 'other' },
  { code: 'not_recorded', de: 'nicht erhoben', en: 'not recorded' },
] as const
