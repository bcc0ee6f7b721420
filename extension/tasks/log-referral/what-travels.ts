/**
 * What the receiving organisation learns and what stays with the own, by name: derived from the form alone, so
 * that the box beside the consent changes with every choice. The events that are written hold exactly this;
 * test/log-referral/what-travels.test.ts compares the two.
 */
import type { ReferralForm } from '../../store/draft-forms.ts'
import { travels, travelsWith } from './consent.ts'

/** What may be known of the family in codes. */
export type Coded = 'need' | 'lifePhase' | 'age' | 'area' | 'language'
/** What is sealed for both sides. */
export type Shared = 'name' | 'phone' | 'email' | 'reach' | 'message'
/** `offer`: offer, day, form and consent. `answer`: that an answer is asked for. `continued`: an earlier referral. */
export type Told = 'offer' | 'code' | 'continued' | Coded | Shared | 'answer'
export type Kept = Coded | 'channel' | 'alternatives' | 'caseReference' | 'ownWords' | 'followUp'

export type WhatTravels = { told: Told[]; kept: Kept[] }

/** @param mayShare whether contact data and a message can be sealed for the receiving organisation */
export function whatTravels(form: ReferralForm, mayShare: boolean): WhatTravels {
  const coded = recorded(form)
  const needTravels = travelsWith(form, 'forward_need')
  const told: Told[] = travels(form)
    ? [
        'offer',
        'code',
        ...listed<Told>(form.basedOn !== undefined, 'continued'),
        ...(needTravels ? coded : []),
        ...(mayShare && travelsWith(form, 'forward_contact') ? sharedOf(form) : []),
        ...listed<Told>(travelsWith(form, 'feedback'), 'answer'),
      ]
    : []
  const kept: Kept[] = [
    ...(needTravels ? [] : coded),
    ...listed<Kept>(form.channel !== '', 'channel'),
    ...listed<Kept>(form.alternatives.length > 0, 'alternatives'),
    ...listed<Kept>(filled(form.caseReference), 'caseReference'),
    ...listed<Kept>(filled(form.ownWords), 'ownWords'),
    ...listed<Kept>(form.followUpOn !== '', 'followUp'),
  ]
  return { told, kept }
}

function recorded(form: ReferralForm): Coded[] {
  return [
    ...listed<Coded>(
      form.needs.some((need) => need !== 'not_recorded'),
      'need',
    ),
    ...listed<Coded>(form.lifePhase !== 'not_recorded', 'lifePhase'),
    ...listed<Coded>(form.ageBand !== 'not_recorded', 'age'),
    ...listed<Coded>(form.areaId !== 'not_recorded', 'area'),
    ...listed<Coded>(form.language !== '', 'language'),
  ]
}

/** The fields of contact and message that were filled in. */
export function sharedOf({ contact, message }: Pick<ReferralForm, 'contact' | 'message'>): Shared[] {
  const fields = (['name', 'phone', 'email', 'reach'] as const).filter((field) => filled(contact[field]))
  return [...fields, ...listed<Shared>(filled(message), 'message')]
}

/** Contact and message that were entered and reach nobody: they go with the draft, and the form says so. */
export function leftBehind(form: ReferralForm, mayShare: boolean): Shared[] {
  return mayShare && travelsWith(form, 'forward_contact') ? [] : sharedOf(form)
}

function filled(text: string): boolean {
  return text.trim() !== ''
}

function listed<T>(there: boolean, name: T): T[] {
  return there ? [name] : []
}
