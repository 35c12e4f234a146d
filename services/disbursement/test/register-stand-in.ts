import { createHash } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { PaymentTerms } from '../src/domain/payment-terms.ts'

/**
 * Stands where the register stands: a real HTTP server that knows `POST /v1/payees/lookup` and the payment terms of any fund, and answers for any beneficiary with a
 * name and an account made from its id. `next` makes it answer the next look-up in another way.
 */
export type RegisterStandIn = Readonly<{
  url: string
  lookUps: () => readonly LookUp[]
  next: (answer: (response: ServerResponse) => Promise<void> | void) => void
  /** How a fund is paid; what is not said stays as it is for every fund: no notice, one approver, no advance. */
  setTerms: (fundId: string, terms: Partial<PaymentTerms>) => void
  /** What checks find of somebody from now on, as allocation's POST /v1/payees/checks words it; nothing where nothing was said. */
  say: (beneficiaryId: string, ...findings: readonly object[]) => void
  /** Whom each question looked at, where it was not answered as unchanged. */
  checks: () => readonly (readonly string[])[]
  close: () => Promise<void>
}>
export type LookUp = Readonly<{ authorization: string | undefined; requestId: unknown; beneficiaryIds: string[] }>

export const TERMS: PaymentTerms = {
  notice_days: 0,
  approvals: [{ from: '0.00', approvers: 1 }],
  advance_by: [],
  checks: {
    left_register: 'block',
    deceased: 'block',
    members_gone: 'block',
    same_card: 'block',
    owner_differs: 'block',
    other_county: 'block',
    account_digit: 'warn',
    duplicate: 'warn',
  },
  closed_circuit: ['enterprise', 'project'],
}

/** What every name and every account begins with, so that one look finds any of them. */
export const NAME_MARK = '欧阳𠮷'
export const ACCOUNT_MARK = '0062229988'

/** With a rare character, as real names have: two UTF-16 units, four bytes in GB18030. */
export const nameOf = (beneficiaryId: string): string => `${NAME_MARK}${beneficiaryId.replaceAll('-', '')}`
/** As long as a card number, with zeros in front: what a spreadsheet would spoil. */
export const accountOf = (beneficiaryId: string): string =>
  `${ACCOUNT_MARK}${createHash('sha256').update(beneficiaryId).digest().readUInt32BE().toString().padStart(10, '0').slice(-9)}`

export async function startRegisterStandIn(): Promise<RegisterStandIn> {
  const lookUps: LookUp[] = []
  const terms = new Map<string, Partial<PaymentTerms>>()
  const said = new Map<string, readonly object[]>()
  const checks: string[][] = []
  let changes = 0
  const answerChecks = (body: Parameters<typeof checked>[0]) => {
    const answer = checked(body, said, `2016-09-12 1 ${changes}`)
    if (!answer.unchanged) checks.push(body.beneficiary_ids)
    return answer
  }
  const planned: ((response: ServerResponse) => Promise<void> | void)[] = []
  const server = createServer(async (request, response) => {
    const fund = /^\/v1\/funds\/([^/]+)\/payment-terms$/.exec(request.url ?? '')?.[1]
    if (fund !== undefined) return answerWith(200, { fund_id: fund, ...TERMS, ...terms.get(fund) })(response)
    if (request.url?.startsWith('/v1/register/areas')) return answerWith(200, { areas: AREAS })(response)
    if (request.url?.startsWith('/v1/public/award-names')) return answerWith(200, publicNames(request.url))(response)
    const body = (await json(request)) as { beneficiary_ids: string[]; on: string }
    if (request.url === '/v1/payees/checks') return answerWith(200, answerChecks(body))(response)
    const { authorization, 'x-request-id': requestId } = request.headers
    lookUps.push({ authorization, requestId, beneficiaryIds: body.beneficiary_ids })
    const answer = planned.shift() ?? answerWith(200, { payees: body.beneficiary_ids.map(payeeOf) })
    await answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    lookUps: () => lookUps,
    next: (answer) => void planned.push(answer),
    setTerms: (fundId, changed) => void terms.set(fundId, changed),
    say: (beneficiaryId, ...findings) => {
      changes += 1
      said.set(beneficiaryId, findings)
    },
    checks: () => checks,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** As anybody gets them: the mask of `NAME_MARK`. */
const publicNames = (url: string) => ({
  awards: (new URL(url, 'http://register').searchParams.get('award_ids') ?? '')
    .split(',')
    .map((award_id) => ({ award_id, name: '欧**', area_name: '源潭镇' })),
})

/** The only place that has a name. */
const AREAS = [{ code: '441802103', name: '源潭镇', state: 'active', successor_code: null, valid_from: '2016-01-01' }]

const checked = (
  { beneficiary_ids, on, known_state }: { beneficiary_ids: string[]; on: string; known_state?: string },
  said: ReadonlyMap<string, readonly object[]>,
  state: string,
) => {
  const unchanged = known_state === state
  const payees = beneficiary_ids.map((id) => ({ beneficiary_id: id, findings: said.get(id) ?? [] }))
  return { on, register_revision: 1, register_state: state, unchanged, payees: unchanged ? [] : payees }
}

export const answerWith =
  (status: number, body: unknown) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

export const payeeOf = (id: string) => ({
  beneficiary_id: id,
  name: nameOf(id),
  bank_account: accountOf(id),
  owner_name: null,
  bank_code: null,
})
