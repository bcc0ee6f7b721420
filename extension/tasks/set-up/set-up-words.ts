/** What is said about the entries of the set-up while they are made. */
import { serverAddress } from '../../sync/server-address.ts'
import { t } from '../../ui/words.ts'
import type { CodeCheck, TypedCheck } from './invitation-check.ts'

/** Undefined for an address that `serverAddress` can read. */
export function serverError(server: string): string | undefined {
  if (server.trim() === '') return t('setUp:serverMissing')
  return serverAddress(server) === undefined ? t('setUp:serverInvalid') : undefined
}

/**
 * A wrong or surplus character is told at once, since more typing will not heal it; a missing one only
 * when the person thinks to be done.
 */
export function codeError(check: CodeCheck, tried: boolean): string | undefined {
  if (check.kind === 'empty') return tried ? t('setUp:codeMissing') : undefined
  if (check.kind === 'unreadable') return t('setUp:codeUnreadable')
  return countError(check, tried)
}

/** The same for the code of a recovery sheet. */
export function sheetError(check: TypedCheck, tried: boolean): string | undefined {
  if (check.kind === 'empty') return tried ? t('setUp:sheetMissing') : undefined
  return countError(check, tried)
}

function countError(check: Exclude<TypedCheck, { kind: 'empty' }>, tried: boolean): string | undefined {
  switch (check.kind) {
    case 'wrong_character':
      return t('setUp:codeCharacter', { character: check.character })
    case 'long':
      return t('setUp:codeLong', { count: check.surplus })
    case 'short':
      return tried ? t('setUp:codeShort', { count: check.missing }) : undefined
    case 'complete':
      return undefined
  }
}

/** How many characters are there while one types; else where the code is found. */
export function codeHint(check: CodeCheck): string {
  if (check.kind === 'short') return t('setUp:codeProgress', { count: check.count })
  if (check.kind === 'complete') return t('setUp:codeComplete')
  return t('setUp:codeHint')
}

/** The same for the code of a recovery sheet. */
export function sheetHint(check: TypedCheck): string {
  if (check.kind === 'short') return t('setUp:sheetProgress', { count: check.count })
  if (check.kind === 'complete') return t('setUp:codeComplete')
  return t('setUp:sheetCodeHint')
}
