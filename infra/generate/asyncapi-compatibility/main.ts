import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describeContract } from '../asyncapi.ts'
import { readContract } from './contract.ts'
import { judgeContract } from './judge-contract.ts'
import type { Json } from './json.ts'

/**
 * Holds the contract of the code to every released one (docs/adr/0012). With --release it is then released itself: its document is
 * kept beside the others and can no longer be changed, only followed by another version.
 */
const folder = fileURLToPath(new URL('../../../packages/contracts/released', import.meta.url))
const isRelease = process.argv.includes('--release')

// Through JSON, as the released ones went: without what only TypeBox sees on a schema.
const present = JSON.parse(JSON.stringify(describeContract())) as Json
const { version } = readContract(present)
await mkdir(folder, { recursive: true })
const released = new Map<string, Json>()
const findings: string[] = []
for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted()) {
  const document = JSON.parse(await readFile(`${folder}/${name}`, 'utf8')) as Json
  released.set(name, document)
  const held = readContract(document).version
  if (name !== fileOf(held)) findings.push(`released/${name} holds version ${held}`)
}

findings.push(...judgeContract(present, [...released.values()]))
if (findings.length > 0) fail(...findings)
else if (isRelease && released.has(fileOf(version))) process.stdout.write(`${version} is released already\n`)
else if (isRelease) {
  await writeFile(`${folder}/${fileOf(version)}`, `${JSON.stringify(present, null, 2)}\n`)
  process.stdout.write(`Released: packages/contracts/released/${fileOf(version)}\n`)
} else if (released.size === 0)
  fail('No contract is released: nothing can be held to it. Run "npm run contracts:release".')
else process.stdout.write(`Contract ${version} breaks no reader of ${[...released.keys()].join(', ')}\n`)

function fileOf(name: string): string {
  return `asyncapi-${name}.json`
}

function fail(...reasons: readonly string[]): void {
  process.stderr.write(`${reasons.join('\n')}\n`)
  process.exitCode = 1
}
