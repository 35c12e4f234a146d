import { readFile } from 'node:fs/promises'
import { until } from '@fundtrace/cli'
import { LEDGER_REQUESTS } from '@fundtrace/contracts'
import { signLocalToken } from '@fundtrace/http-server'
import { createPostgresTransport, partitionOf } from '@fundtrace/messaging'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Outcome, tryFundtrace } from '../../packages/cli/test/try-fundtrace.ts'
import type { House } from '../embedded/house.ts'
import { appRole } from '../postgres/provision.ts'

const FUND = 'made-up-fund'
const CONSUMER = 'ledger.requests'
/** The second of its fund: the first is the one that nobody can read. */
const WITHOUT_DATA = {
  specversion: '1.0',
  id: '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
  source: `/allocation/${LEDGER_REQUESTS.name}`,
  type: 'TransactionRequested',
  subject: FUND,
  time: '2026-11-21T08:00:00.000Z',
  datacontenttype: 'application/json',
  correlationid: 'test',
  sequence: 2,
  data: {},
}

/** Two messages that the ledger cannot handle, and an operator who gets their fund going again, on a running house that is given. */
export function describeDeadLetters(houseOf: () => House): void {
  describe('fundtrace dead-letters', () => {
    let house: House
    let admin: Run
    let audit: Run

    beforeAll(async () => {
      house = houseOf()
      admin = await runAs('admin')
      audit = await runAs('audit')
      await publish(['not even JSON', JSON.stringify(WITHOUT_DATA)])
      await until('the ledger has put both aside', async () => ((await listed(audit)).length === 2 ? true : undefined))
    }, 240_000)

    type Run = (...args: string[]) => Promise<Outcome>
    const runAs = async (role: 'admin' | 'audit'): Promise<Run> => {
      const token = await signLocalToken({
        privateKeyPem: await readFile(house.secrets.issuerPrivateKeyFile, 'utf8'),
        subject: `${role}-44-王`,
        name: '王',
        roles: [role],
        areas: ['44'],
        lifetimeSeconds: 600,
      })
      return (...args) => tryFundtrace(args, { FUNDTRACE_HOME: house.state.path, FUNDTRACE_TOKEN: token })
    }
    const publish = async (values: readonly string[]): Promise<void> => {
      const url = house.databaseUrl('messages', appRole('allocation'))
      const transport = createPostgresTransport({ url, service: 'allocation' })
      await transport.publish({
        topic: LEDGER_REQUESTS.name,
        partition: partitionOf(FUND, LEDGER_REQUESTS.partitions),
        messages: values.map((value) => ({ key: FUND, value })),
      })
      await transport.close()
    }
    type Listed = { dead_letters: { service: string; id: string; state: string }[] }
    const listed = async (run: Run, ...more: string[]): Promise<Listed['dead_letters']> =>
      (JSON.parse((await run('dead-letters', 'list', '--json', ...more)).stdout) as Listed).dead_letters
    const firstId = async (): Promise<string> => (await listed(audit))[0]?.id ?? ''

    it('lists what waits in every service, with its reason, and exits with 1', async () => {
      const { status, stdout } = await audit('dead-letters', 'list')
      expect(status).toBe(1)
      expect(stdout).toMatch(
        /ledger +│ +1 │ ledger\.requests │ ledger\.requests\.v1 │ made-up-fund │ — .*poison .* 1 │/u,
      )
      expect(stdout).toMatch(/TransactionRequested │ +2 │ parked/u)
      expect(stdout).toMatch(/无法读取 \/ unreadable .*not valid JSON/u)
      expect(await listed(audit, '--consumer', CONSUMER, '--key', 'another-fund')).toEqual([])
      expect((await audit('dead-letters', 'list', '--service', 'allocation')).status).toBe(0)
    })

    it('shows a message to the administrator only', async () => {
      const show = ['dead-letters', 'show', await firstId(), '--service', 'ledger']
      expect((await admin(...show)).stdout).toContain('not even JSON')
      const refused = await audit(...show)
      expect(refused).toMatchObject({ status: 1, stdout: '' })
      expect(refused.stderr).toContain('[ACCESS_ROLE_FORBIDDEN]')
    })

    it.each([
      [
        'an unknown consumer',
        ['replay', '--service', 'ledger', '--consumer', 'ledger.request', '--key', FUND],
        1,
        'DEAD_LETTER_CONSUMER_UNKNOWN',
        'ledger.requests',
      ],
      [
        'another key',
        ['replay', '--service', 'ledger', '--consumer', CONSUMER, '--key', 'another'],
        1,
        'DEAD_LETTER_NONE_WAITING',
        FUND,
      ],
      [
        'a gap that is none',
        ['replay', '--service', 'ledger', '--consumer', CONSUMER, '--key', FUND, '--accept-gap', '原消息已丢失'],
        1,
        'DEAD_LETTER_GAP_NONE',
        'not valid JSON',
      ],
      ['a reason too short', ['discard', '1', '--service', 'ledger', '--reason', '无'], 2, 'REQUEST_INVALID', '4'],
      ['no reason', ['discard', '1', '--service', 'ledger'], 2, 'CLI_USAGE_WRONG', '--reason'],
      [
        'no such letter',
        ['discard', '4711', '--service', 'ledger', '--reason', '重复发送'],
        1,
        'DEAD_LETTER_UNKNOWN',
        '4711',
      ],
      ['no such service', ['list', '--service', 'console'], 2, 'CLI_USAGE_WRONG', 'allocation'],
      ['a cursor of no service', ['list', '--after', '1'], 2, 'CLI_USAGE_WRONG', '--service'],
    ])('refuses %s', async (_what, args, status, code, said) => {
      const refused = await admin('dead-letters', ...args)
      expect(refused).toMatchObject({ status, stdout: '' })
      expect(refused.stderr).toContain(`[${code}]`)
      expect(refused.stderr).toContain(said)
    })

    it('gets the fund going again: the unreadable discarded, the gap accepted, the second discarded', async () => {
      const replay = ['dead-letters', 'replay', '--service', 'ledger', '--consumer', CONSUMER, '--key', FUND]
      const discard = async (): Promise<Outcome> =>
        admin('dead-letters', 'discard', await firstId(), '--service', 'ledger', '--reason', '经办确认作废')

      const unreadable = await discard()
      expect(unreadable.status).toBe(1)
      expect(unreadable.stdout).toMatch(/replayed 0\n.*waiting 1\n.*expected 1, got 2/u)

      const acceptGap = [...replay, '--accept-gap', '首条无法读取,已作废']
      const blind = await admin(...acceptGap)
      expect(blind).toMatchObject({ status: 1, stderr: expect.stringContaining('[DEAD_LETTER_GAP_MISCOUNTED]') })
      const gap = await admin(...acceptGap, '--missing', '1')
      expect(gap.status).toBe(1)
      expect(gap.stdout).toMatch(/given up: \/allocation\/ledger\.requests\.v1 1–1\n.*replayed 0\n.*waiting 1\n.*must/u)

      const second = await discard()
      expect(second).toMatchObject({ status: 0, stdout: expect.stringMatching(/replayed 0\n.*waiting 0\n/u) })
      expect(await audit('dead-letters', 'list')).toMatchObject({ status: 0, stdout: '(无 / none)\n' })
    })

    it('keeps who decided what and why', async () => {
      const closed = await listed(audit, '--all')
      expect(closed.map(({ state }) => state)).toEqual(['discarded', 'discarded'])
      expect((await audit('dead-letters', 'list', '--all')).stdout).toContain('accept_gap')
      const { status, stdout } = await admin('dead-letters', 'show', closed[1]?.id ?? '', '--service', 'ledger')
      expect(status).toBe(0)
      for (const said of ['admin-44-王: 经办确认作废', 'accept_gap', '首条无法读取,已作废', 'an earlier message'])
        expect(stdout).toContain(said)
    })

    it('finds nothing wrong afterwards, though every message is delivered once more', async () => {
      const { status, stdout } = await audit('checks')
      expect(stdout).not.toContain('✗')
      expect(status).toBe(0)
    }, 60_000)
  })
}
