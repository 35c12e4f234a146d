import { createHash } from 'node:crypto'
import type { Database } from '@fundtrace/database'
import type { Item } from '@fundtrace/matching'
import { formatFen } from '@fundtrace/money'
import { SHIPPED_CONTROLS } from '../src/adapters/postgres/control-facts/shipped-controls.ts'
import type { FactSource } from '../src/application/runs/fact-source.ts'
import type { ControlBreak, ControlMatch, Fact, Judgement, Scope, Terms } from '../src/domain/control.ts'

export type Registers = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>

/** Reads a control's facts in one transaction, keeps them as a run does (lines of JSON), and judges what was kept. */
export async function runControl(
  db: Database,
  name: string,
  about: Partial<Scope> & Readonly<{ terms?: Terms; registers?: Registers }> = {},
): Promise<{ facts: Fact[]; matches: ControlMatch[]; breaks: ControlBreak[] }> {
  const { registers = {}, ...rest } = about
  const scope: Scope = { ...SCOPE, ...rest }
  const control = SHIPPED_CONTROLS.find((each) => each.name === name)
  if (control === undefined) throw new Error(`no control ${name}`)
  control.requireTerms(scope.terms)
  const kept = await db.transaction(
    async (trx) => {
      const lines: string[] = []
      for await (const fact of control.read(sourceOf(trx, registers), scope)) lines.push(JSON.stringify(fact))
      return lines
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  )
  const facts = kept.map((line) => JSON.parse(line) as Fact)
  const judgements: Judgement[] = []
  for await (const judgement of control.judge(inOrder(facts), scope)) judgements.push(judgement)
  return {
    facts,
    matches: judgements.flatMap((each) => ('match' in each ? [each.match] : [])),
    breaks: judgements.flatMap((each) => ('break' in each ? [each.break] : [])),
  }
}

/** The breaks that a judge finds in these facts, in its order. */
export async function judgeAll<Kept>(
  { judge }: { judge: (facts: AsyncIterable<Kept>, scope: Scope) => AsyncIterable<Judgement> },
  facts: readonly Kept[],
  about: Partial<Scope> = {},
): Promise<ControlBreak[]> {
  const found: ControlBreak[] = []
  for await (const judgement of judge(inOrder(facts), { ...SCOPE, ...about }))
    if ('break' in judgement) found.push(judgement.break)
  return found
}

const SCOPE: Scope = { jobId: 'job', areaCode: '44', funds: null, asOf: '2016-12-31', from: null, terms: {} }

/** 'amount_differs/amount plan:x:guangdong 0.01' */
export const breakInWords = ({ kind, failed, left, right, difference }: ControlBreak): string =>
  `${kind}/${failed} ${(left ?? right)?.id ?? '-'} ${formatFen(difference)}`

export async function* inOrder<Value>(values: Iterable<Value>): AsyncIterable<Value> {
  yield* values
}

const sourceOf = (trx: FactSource['trx'], registers: Registers): FactSource => ({
  trx,
  readRegister: async (name) => {
    const rows = registers[name]
    return rows === undefined ? null : { datasetId: name, sha256: name, rows: inOrder(rows.map(toItem)) }
  },
  hash: (kind, value) => createHash('sha256').update(`${kind} ${value}`).digest('base64url'),
})

const toItem = ({ amount, ...fields }: Readonly<Record<string, string>>, index: number): Item => ({
  row: index + 2,
  id: `L${index + 2}`,
  amount: BigInt((amount ?? '0.00').replace('.', '')),
  on: null,
  at: null,
  fields,
})
