import { writeFile } from 'node:fs/promises'
import { exists } from './exists.ts'
import { readIfPresent } from './read-if-present.ts'
import type { StateFolder } from './state-folder.ts'

/** What carries the messages of a house. */
export type HouseTransport = Readonly<{ name: 'postgres' }> | ChosenKafka
/** Without brokers it is one that the house starts for itself. */
export type ChosenKafka = Readonly<{ name: 'kafka'; brokers?: string }>

/** As whoever starts the house says it: FUNDTRACE_TRANSPORT and KAFKA_BROKERS. */
export function chosenTransport(environment: NodeJS.ProcessEnv): HouseTransport {
  const name = environment['FUNDTRACE_TRANSPORT'] || 'postgres'
  if (name === 'postgres') return { name }
  if (name !== 'kafka') throw new Error(`FUNDTRACE_TRANSPORT 应为 / must be postgres or kafka, not ${name}`)
  const brokers = environment['KAFKA_BROKERS']
  return brokers ? { name, brokers } : { name }
}

/**
 * A house keeps the transport that it began with. The other one holds nothing of what was said so far: a service would miss what was
 * published and not yet read, and the checks that deliver everything once more would deliver the half of it.
 */
export async function refuseOtherTransport(state: StateFolder, { name }: HouseTransport): Promise<void> {
  const known = await knownTransport(state)
  if (known !== undefined && known !== name) {
    throw new Error(
      `此目录的数据使用 ${known} 传输 / the data in ${state.path} were made with FUNDTRACE_TRANSPORT=${known}, ` +
        `not ${name}: start with that, or name another folder in FUNDTRACE_HOME`,
    )
  }
}

export const noteTransport = (state: StateFolder, { name }: HouseTransport): Promise<void> =>
  writeFile(state.transport, `${name}\n`)

/** Undefined for a house that nobody has lived in yet. */
export async function knownTransport({ transport, mainJobDone }: StateFolder): Promise<string | undefined> {
  const noted = await readIfPresent(transport)
  if (noted !== undefined) return noted.trim()
  // From before it was noted.
  return (await exists(mainJobDone)) ? 'postgres' : undefined
}
