/** What a person at the command line is told when a command could not do its work. */
import { Problem } from '../../shared/problem.ts'
import { reasonIn } from '../../shared/protocol/import-reasons.ts'
import { words } from '../../shared/words/index.ts'
import { ConfigError } from '../config.ts'
import { problemTitle } from '../http/problem-title.ts'
import { NewerSchema } from '../store/migrations.ts'
import { AlreadyServed } from '../store/only-one.ts'
import { storeProblem } from '../store/trouble.ts'
import { systemTrouble } from './system-trouble.ts'

/** Trouble a command foresees; its message is for the person. */
export class CommandTrouble extends Error {}

/** One or few lines; the stack only for what nobody foresaw. */
export function describeTrouble(error: unknown): string {
  const foreseen = [CommandTrouble, ConfigError, NewerSchema, AlreadyServed]
  if (foreseen.some((kind) => error instanceof kind)) return (error as Error).message
  const system = systemTrouble(error)
  if (system !== undefined) return system
  const problem = error instanceof Problem ? error : storeProblem(error)
  if (problem !== undefined) {
    const said = problemTitle(problem.code)
    return problem.detail === undefined ? said : `${said} (${listTrouble(problem) ?? problem.detail})`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Why a list could not be read, in words; undefined for trouble of another kind. */
function listTrouble({ code, detail }: Problem): string | undefined {
  const found = /^(file|address)_/.test(code) ? reasonIn(detail) : undefined
  return found && words.en.imports.reason[found.reason].replace('{{place}}', found.place).replace(/\.$/, '')
}
