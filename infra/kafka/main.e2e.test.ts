import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { TOPICS } from '@fundtrace/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../embedded/free-port.ts'
import { type EmbeddedKafka, startKafka } from './broker.ts'
import { launcherLacks } from './launcher-lacks.ts'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

type Outcome = Readonly<{ code: number; said: string; complained: string }>

const run = (environment: Readonly<Record<string, string>>): Promise<Outcome> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', ...environment }
    const child = execFile(process.execPath, [MAIN], { env }, (_, said, complained) =>
      resolve({ code: child.exitCode ?? -1, said, complained }),
    )
  })

describe('npm run topics', () => {
  it('takes no topic without replicas', async () => {
    const { code, complained } = await run({ KAFKA_BROKERS: '127.0.0.1:1', KAFKA_REPLICATION_FACTOR: '0' })
    expect(code).toBe(2)
    expect(complained).toBe(
      `KAFKA_REPLICATION_FACTOR: expected -1 (the brokers' own) or a whole number from 1 to 32767, got "0"\n`,
    )
  })

  it('says where nobody answers', async () => {
    const brokers = `127.0.0.1:${await freePort()}`
    const { code, complained } = await run({ KAFKA_BROKERS: brokers })
    expect(code).toBe(1)
    expect(complained).toContain(`topics not prepared at ${brokers} without a login, without TLS: `)
    expect(complained).toMatch(/\nKAFKA_BROKERS: [^\n]*\n$/)
  })
})

// Brokers of its own take CI two minutes more than it has: `npm test` of a developer tries them.
const hasNoTime = process.env['SKIP_LONG'] === '1'
describe.skipIf(hasNoTime || (launcherLacks() !== undefined && process.env['REQUIRE_KAFKA'] !== '1'))(
  'npm run topics at brokers that ask who we are',
  () => {
    let folder: string
    let broker: EmbeddedKafka
    let asAdmin: Readonly<Record<string, string>>

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'fundtrace-topics-'))
      const users = { admin: 'admin-password', fundtrace_ledger: 'ledger-password' }
      broker = await startKafka({ directory: folder, security: { users, admin: 'admin' } })
      asAdmin = {
        KAFKA_BROKERS: broker.brokers,
        KAFKA_TLS: 'on',
        KAFKA_CA_FILE: broker.caFile ?? '',
        KAFKA_SASL_MECHANISM: 'scram-sha-512',
        KAFKA_USERNAME: 'admin',
        KAFKA_PASSWORD: users.admin,
      }
    }, 300_000)
    afterAll(async () => {
      await broker.stop()
      await rm(folder, { recursive: true, force: true })
    })

    it('says why it did nothing, and which setting is likely wrong', async () => {
      const [name = ''] = TOPICS.map((topic) => topic.name)
      const at = `topics not prepared at ${broker.brokers}`
      const asLedger = { KAFKA_USERNAME: 'fundtrace_ledger', KAFKA_PASSWORD: 'ledger-password' }
      const { KAFKA_CA_FILE: _, ...trusting } = asAdmin
      const mistakes: [string, Readonly<Record<string, string>>, string, RegExp][] = [
        [
          'no rights',
          { ...asAdmin, ...asLedger },
          `as fundtrace_ledger (scram-sha-512), over TLS: ${name}, `,
          /^KAFKA_USERNAME: /,
        ],
        ['no TLS', { ...asAdmin, KAFKA_TLS: 'off' }, 'as admin (scram-sha-512), without TLS: ', /^KAFKA_TLS: /],
        [
          'no login',
          { ...asAdmin, KAFKA_SASL_MECHANISM: 'none' },
          'without a login, over TLS: ',
          /^KAFKA_SASL_MECHANISM: /,
        ],
        [
          'another password',
          { ...asAdmin, KAFKA_PASSWORD: 'guessed' },
          'as admin ',
          /^KAFKA_SASL_MECHANISM, KAFKA_USERNAME, /,
        ],
        [
          'another mechanism',
          { ...asAdmin, KAFKA_SASL_MECHANISM: 'plain' },
          'as admin (plain)',
          /^KAFKA_SASL_MECHANISM, /,
        ],
        ['another authority', { ...trusting, KAFKA_CA: rootCertificates[0] ?? '' }, 'as admin ', /^KAFKA_CA: /],
        [
          'too many replicas',
          { ...asAdmin, KAFKA_REPLICATION_FACTOR: '2' },
          'as admin ',
          /^KAFKA_REPLICATION_FACTOR: /,
        ],
      ]
      for (const [mistake, environment, reason, advice] of mistakes) {
        const { code, said, complained } = await run(environment)
        const [first, second, ...rest] = complained.split('\n')
        expect({ mistake, code, said, rest }).toEqual({ mistake, code: 1, said: '', rest: [''] })
        expect(first).toContain(`${at} ${reason}`)
        expect(second, mistake).toMatch(advice)
        expect(complained).not.toMatch(/admin-password|ledger-password|guessed/)
      }
    }, 300_000)

    it('tells of every topic with its replicas, and of the rights that it gave', async () => {
      const first = await run(asAdmin)
      expect(first).toMatchObject({ code: 0, complained: '' })
      for (const { name, partitions } of TOPICS) {
        expect(first.said).toContain(`${name}: ${partitions} partitions, 1 replicas, kept forever`)
        expect(first.said).toMatch(new RegExp(`given: User:fundtrace_\\w+ WRITE topic ${name}\\n`))
      }
      expect(first.said).toContain('given: User:fundtrace_ledger READ group ledger.*\n')
      const again = await run(asAdmin)
      expect(again.code).toBe(0)
      expect(again.said.split('\n')).toHaveLength(TOPICS.length + 1)
    }, 300_000)
  },
)
