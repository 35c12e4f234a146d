import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canEnter, serverUser } from './postgres.ts'
import { readIfPresent } from './read-if-present.ts'

/** Everything that an embedded run keeps, below one folder; take the folder away and the run never was. */
export type StateFolder = Readonly<{
  path: string
  secrets: string
  logs: string
  /** The PostgreSQL cluster: below `path`, or below /var/lib/fundtrace where its user cannot enter `path`. */
  postgres: string
  /** The data of a Kafka of its own. */
  kafka: string
  /** The key of the trial issuer. */
  identity: string
  /** Signed checkpoints, for somebody outside to keep a copy of. */
  checkpoints: string
  /** The program as Node compiled it: a service starts in half the time. */
  compiled: string
  /** Which transport its data were made with. */
  transport: string
  /** The addresses of the running services, for the command line. */
  addresses: string
  /** Holds the launcher's process id while it runs. */
  lock: string
  /** Written when the main job has ended well. */
  mainJobDone: string
}>

export async function openStateFolder(path: string): Promise<StateFolder> {
  await mkdir(path, { recursive: true, mode: 0o755 })
  await mkdir(join(path, 'secrets'), { recursive: true, mode: 0o700 })
  await mkdir(join(path, 'logs'), { recursive: true, mode: 0o700 })
  return {
    path,
    secrets: join(path, 'secrets'),
    logs: join(path, 'logs'),
    postgres: await postgresDirectory(path),
    kafka: join(path, 'kafka'),
    identity: join(path, 'secrets', 'identity'),
    checkpoints: join(path, 'checkpoints'),
    compiled: join(path, 'compiled'),
    transport: join(path, 'transport'),
    addresses: join(path, 'addresses.json'),
    lock: join(path, 'launcher.pid'),
    mainJobDone: join(path, 'main-job-done'),
  }
}

async function postgresDirectory(path: string): Promise<string> {
  if (canEnter(serverUser(), path)) return join(path, 'postgres')
  // Remembered by a random name: a new clone in the same place starts with nothing, as it should.
  const pointer = join(path, 'postgres-location')
  const known = await readIfPresent(pointer)
  if (known !== undefined) return known.trim()
  const outside = join('/var/lib/fundtrace', `data-${randomBytes(8).toString('hex')}`)
  await mkdir(outside, { recursive: true, mode: 0o755 })
  await writeFile(pointer, `${join(outside, 'postgres')}\n`)
  return join(outside, 'postgres')
}
