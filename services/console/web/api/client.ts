import createClient from 'openapi-fetch'
import type { paths as AccessPaths } from './generated/access.d.ts'
import type { paths as AllocationPaths } from './generated/allocation.d.ts'
import type { paths as DisbursementPaths } from './generated/disbursement.d.ts'
import type { paths as LedgerPaths } from './generated/ledger.d.ts'
import type { paths as ReconciliationPaths } from './generated/reconciliation.d.ts'
import { ownFetch } from './own-fetch.ts'
import { isProblem, ProblemError, readProblem } from './problem.ts'

export type Service = 'allocation' | 'ledger' | 'disbursement' | 'reconciliation' | 'access'

const clientOf = <Paths extends object>(service: Service) =>
  createClient<Paths>({ baseUrl: `${location.origin}/api/${service}`, fetch: ownFetch })

/** The five services, each typed by its OpenAPI file: `api.ledger.GET('/v1/…', { params: { query } })`. */
export const api = {
  allocation: clientOf<AllocationPaths>('allocation'),
  ledger: clientOf<LedgerPaths>('ledger'),
  disbursement: clientOf<DisbursementPaths>('disbursement'),
  reconciliation: clientOf<ReconciliationPaths>('reconciliation'),
  access: clientOf<AccessPaths>('access'),
}

type Asked<Data> = Readonly<{ data?: Data; error?: unknown; response: Response }>

/** What a service answered, or throws ProblemError: `await answer(api.ledger.GET(…))`. */
export async function answer<Data>(asked: Promise<Asked<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await asked
  if (response.ok) return data as NonNullable<Data>
  throw new ProblemError(isProblem(error) ? error : await readProblem(new Response(null, { status: response.status })))
}
