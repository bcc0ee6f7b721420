/** Looks whether the stored key logs are what their organisations signed: complete, in order, every signature right. */
import { extendLogBy, type SignedStatement } from '../../shared/protocol/key-log.ts'
import type { Db } from '../store/schema.ts'
import { verifyStatement } from './log.ts'

/** @returns what is wrong, by organisation */
export async function verifyKeyLogs(db: Db): Promise<{ where: string; what: string }[]> {
  const rows = await db.selectFrom('key_statement').selectAll().orderBy('n').execute()
  const logs = new Map<string, SignedStatement[]>()
  for (const { org_id: org, text: st, sig } of rows) logs.set(org, [...(logs.get(org) ?? []), { st, sig }])
  const findings: { where: string; what: string }[] = []
  for (const [org, statements] of logs) {
    const { taken, fault } = await extendLogBy(undefined, org, statements, verifyStatement)
    if (fault !== undefined)
      findings.push({ where: `key log ${org} statement ${taken + 1}`, what: `it does not fit: ${fault}` })
  }
  const head = await db.selectFrom('key_head').select('n').executeTakeFirstOrThrow()
  if ((rows.at(-1)?.n ?? 0) > head.n)
    findings.push({ where: 'key directory', what: 'a statement stands after the head' })
  return findings
}
