/** Why a referral was cancelled. */
export const cancelReasons = [
  { code: 'need_ceased', de: 'Bedarf entfallen', en: 'need has ceased' },
  { code: 'need_changed', de: 'Bedarf hat sich geändert', en: 'need has changed' },
  { code: 'consent_withdrawn', de: 'Einwilligung widerrufen', en: 'consent withdrawn' },
  { code: 'referred_elsewhere', de: 'an anderes Angebot weitervermittelt', en: 'referred to another offer' },
  { code: 'moved_away', de: 'verzogen', en: 'moved away' },
  { code: 'handled_elsewhere', de: 'wird an anderer Stelle bearbeitet', en: 'handled elsewhere' },
  { code: 'other', de: 'Sonstiges', en: 'other' },
] as const
