import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readImport } from '../../adapters/postgres/import-repository.ts'
import {
  type ImportPlace,
  openImportPlace,
  readImported,
  type Sent,
  sendFile,
  told,
  workAt,
} from '../../../test/import-fixture.ts'
import { type PlantedRegister, plantedRegister } from '../../../test/planted-register.ts'
import { FILE_SHAPES } from '../../../test/register-file.ts'

let place: ImportPlace
beforeAll(async () => {
  place = await openImportPlace()
})
afterAll(() => place.close())

const HOUSEHOLDS = 1_100

/** Sends the file, lets a process work at it until the import is seen to be so far, and kills that process. */
async function killAt(register: PlantedRegister, isReached: (state: string, done: number) => boolean): Promise<Sent> {
  const sent = await sendFile(place, FILE_SHAPES['CSV in UTF-8'](register), { take: 'good' })
  const child = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('../../../test/import-worker.ts', import.meta.url)),
      JSON.stringify({ url: place.url, keys: place.keys, jobId: sent.jobId }),
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  for (;;) {
    const { state, rows_read, households_written } = await readImport(place.db, sent.importId)
    if (isReached(state, state === 'applying' ? households_written : rows_read)) break
    if (child.exitCode !== null) throw new Error(`it came to its end as ${state} before it was killed`)
    await pause(5)
  }
  await kill(child)
  // As if the lease had run out: the rest of it is what runs it out.
  await place.owner.raw(`UPDATE jobs SET lease_until = clock_timestamp() - interval '1 second' WHERE id = ?`, [
    sent.jobId ?? '',
  ])
  return sent
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'close')
  child.kill('SIGKILL')
  await ended
}

it.each([
  ['reading', (state: string, done: number) => state === 'reading' && done >= 1_000],
  ['judging', (state: string) => state === 'judging'],
  ['applying', (state: string, done: number) => state === 'applying' && done >= 500],
] as const)(
  'an import whose process is killed while %s goes on, and nothing is told or written twice',
  async (state, isReached) => {
    const from = { reading: 0, judging: 10_000, applying: 20_000 }[state]
    const register = plantedRegister({ households: HOUSEHOLDS, faults: 21, from, prefix: state })
    const { importId, jobId } = await killAt(register, isReached)
    expect((await readImport(place.db, importId)).state).toBe(state)

    await workAt(place, jobId ?? '')

    const { record, faults } = await readImported(place.db, importId)
    expect(told(faults)).toEqual([...register.planted])
    expect(record).toMatchObject({ state: 'applied', rows_read: register.people, households_left_out: 22 })
    expect(record.households_written).toBe(HOUSEHOLDS - 22)
    const { rows } = await place.db.raw<{ rows: { households: string; versions: string }[] }>(
      `SELECT count(DISTINCT beneficiary_id) AS households, count(*) AS versions FROM household_versions
      WHERE beneficiary_id LIKE ?`,
      [`${state}-%`],
    )
    expect(rows).toEqual([{ households: String(HOUSEHOLDS - 22), versions: String(HOUSEHOLDS - 22) }])
  },
)
