import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedKafka, startKafka } from '../kafka/broker.ts'
import { launcherLacks } from '../kafka/launcher-lacks.ts'
import { freePort } from './free-port.ts'
import { openKafka } from './house-kafka.ts'

describe.skipIf(launcherLacks() !== undefined && process.env['REQUIRE_KAFKA'] !== '1')(
  'a house at brokers that somebody else runs',
  () => {
    let folder: string
    let broker: EmbeddedKafka

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'fundtrace-house-kafka-'))
      const security = { users: { admin: 'admin-password' }, admin: 'admin' }
      broker = await startKafka({ directory: join(folder, 'theirs'), security })
    }, 300_000)
    afterAll(async () => {
      await broker.stop()
      await rm(folder, { recursive: true, force: true })
    })

    it('reaches them as it is told to, and tells every service the same', async () => {
      const said = {
        KAFKA_TLS: 'on',
        KAFKA_CA_FILE: broker.caFile ?? '',
        KAFKA_SASL_MECHANISM: 'scram-sha-512',
        KAFKA_USERNAME: 'admin',
        KAFKA_PASSWORD: 'admin-password',
      }
      const open = async (environment: Readonly<Record<string, string>>) =>
        openKafka({
          brokers: broker.brokers,
          environment,
          isNewHouse: true,
          directory: join(folder, 'own'),
          port: await freePort(),
          onLog: () => {},
          onRestart: () => {},
        })
      const { settings, process: own } = await open({
        ...said,
        HOME: '/home/somebody',
        KAFKA_BROKERS: 'elsewhere:9092',
      })
      expect(own).toBeUndefined()
      expect(settings).toEqual({ ...said, KAFKA_BROKERS: broker.brokers })
      await expect(open({ ...said, KAFKA_PASSWORD: 'guessed' })).rejects.toThrow(/SASL/)
    }, 120_000)
  },
)
