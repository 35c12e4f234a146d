import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeWithOwnKafka } from '@fundtrace/test-support'
import { expect, it } from 'vitest'
import type { MainJobSummary } from '@fundtrace/cli'
import { startHouse } from '../embedded/house.ts'
import { comparable } from './comparable.ts'
import { runMainJobIn } from './run-in-house.ts'

/** In a house with a broker of its own: a broker that others use holds other messages. */
describeWithOwnKafka('the main job over Kafka', () => {
  it('gives the same figures, breaks and checks as over PostgreSQL', async () => {
    const overKafka = await mainJobOver('kafka')
    const overPostgres = await mainJobOver('postgres')
    expect([overKafka.transport, overPostgres.transport]).toEqual(['kafka', 'postgres'])
    expect(comparable(overKafka)).toEqual(comparable(overPostgres))
    expect(overKafka.checks.filter((check) => !check.ok)).toEqual([])
  }, 600_000)
})

async function mainJobOver(name: 'postgres' | 'kafka'): Promise<MainJobSummary> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-e2e-'))
  await chmod(folder, 0o755)
  try {
    const house = await startHouse({ folder, transport: { name }, onProgress: () => undefined })
    try {
      return await runMainJobIn(house, () => undefined)
    } finally {
      await house.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
