import { expect } from 'vitest'
import type { FindingView } from '../src/adapters/postgres/finding-repository.ts'
import type { IncomingFileView } from '../src/adapters/postgres/incoming-file-repository.ts'
import { type Answer, ask, AUDIT, type Batch, type Disbursement, MAKER } from './disbursement-fixture.ts'

type To = Pick<Batch, 'id'> | Readonly<{ fund: string }>

/** Gives the service a file that is said to come from the bank: about a batch, or about a whole fund. */
export const give = (house: Disbursement, to: To, body: Buffer | string, query = ''): Promise<Answer> =>
  ask(
    house,
    MAKER,
    'fund' in to ? `POST /v1/funds/${to.fund}/bank-files${query}` : `POST /v1/batches/${to.id}/results${query}`,
    {
      body: Buffer.from(body),
    },
  )

/** The same, where it is taken. */
export async function taken(house: Disbursement, to: To, body: Buffer | string, query = ''): Promise<IncomingFileView> {
  const reply = await give(house, to, body, query)
  expect(reply).toMatchObject({ status: 200, body: { state: 'taken' } })
  return reply.body as IncomingFileView
}

export async function findingsIn(house: Disbursement, fundId: string, query = ''): Promise<FindingView[]> {
  const { status, body } = await ask(house, AUDIT, `GET /v1/findings?fund_id=${fundId}${query}`)
  expect(status).toBe(200)
  return (body as { findings: FindingView[] }).findings
}

export const kindsOf = (findings: readonly FindingView[]): string[] =>
  findings.map(({ kind, line }) => `${line} ${kind}`).sort()
