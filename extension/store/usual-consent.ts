/** What consent usually goes with what was done; put into a form until the person chose otherwise, to be checked. */
import type { Consent, ConsentScope, ReferralDepth } from '../../shared/codes/index.ts'
import type { ReferralForm } from './draft-forms.ts'

export const usualConsent: Readonly<Record<ReferralDepth, { consent: Consent; consentScopes: ConsentScope[] }>> = {
  informed: { consent: 'not_needed_info_only', consentScopes: [] },
  contact_enabled: { consent: 'family_contacts_itself', consentScopes: [] },
  appointment_made: { consent: 'verbal_documented', consentScopes: ['forward_need', 'feedback'] },
  accompanied: { consent: 'verbal_documented', consentScopes: ['forward_need', 'feedback'] },
  handed_over: {
    consent: 'written_on_file',
    consentScopes: ['forward_contact', 'forward_need', 'feedback', 'conversation'],
  },
}

/** Choosing a depth brings its usual consent along, unless the person chose one. */
export function withDepth(form: ReferralForm, depth: ReferralDepth): ReferralForm {
  return { ...form, depth, ...(form.consentChosen ? {} : usualConsent[depth]) }
}
