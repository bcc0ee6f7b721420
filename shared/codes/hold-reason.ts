/** Why a referral is on hold. */
export const holdReasons = [
  { code: 'waiting_list', de: 'Warteliste', en: 'waiting list' },
  { code: 'waiting_for_family', de: 'wartet auf Familie', en: 'waiting for the family' },
  { code: 'waiting_for_document', de: 'wartet auf Unterlagen', en: 'waiting for documents' },
  { code: 'receiver_paused', de: 'Stelle pausiert', en: 'organisation paused' },
] as const
