import { isDeepStrictEqual } from 'node:util'
import { type Contract, readContract } from './contract.ts'
import { describeBreaks } from './describe-breaks.ts'
import { findBreaks } from './find-breaks.ts'
import type { Json } from './json.ts'
import { compareVersions } from './versions.ts'

/**
 * What speaks against the present document, given every released one; nothing is a pass. All releases count and not the last alone:
 * an upgrade may pass some over, and topics keep the messages of each.
 */
export function judgeContract(present: Json, released: readonly Json[]): string[] {
  const contract = readContract(present)
  return [
    ...judgeVersion(present, contract, released),
    ...describeBreaks(released.flatMap((document) => findBreaks(readContract(document), contract))),
  ]
}

function judgeVersion(present: Json, { version }: Contract, released: readonly Json[]): string[] {
  const last = released.toSorted((a, b) => compareVersions(readContract(a).version, readContract(b).version)).at(-1)
  if (last === undefined || isDeepStrictEqual(present, last)) return []
  const lastVersion = readContract(last).version
  if (compareVersions(version, lastVersion) <= 0)
    return [`The contract differs from the released ${lastVersion} and is called ${version}: raise CONTRACT_VERSION.`]
  if (version.split('.')[0] !== lastVersion.split('.')[0])
    return [
      `${version} claims to break the readers of ${lastVersion}. Nothing may: keep the first number, and put what breaks them on a new topic.`,
    ]
  return []
}
