import { readFile } from 'node:fs/promises'
import { localTokens, type MainJobSummary, runMainJob } from '@fundtrace/cli'
import type { House } from '../embedded/house.ts'

/** The main job in an embedded house, whose local issuer signs for the officers. */
export async function runMainJobIn(
  house: House,
  say: (message: string) => void,
  onStep: () => void = () => undefined,
): Promise<MainJobSummary> {
  const tokenOf = localTokens(await readFile(house.secrets.issuerPrivateKeyFile, 'utf8'))
  return runMainJob({ addresses: house.addresses, tokenOf, onStep }, say)
}
