import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readIfPresent } from '../embedded/read-if-present.ts'
import { describeTopics } from './asyncapi.ts'
import { describeApis } from './openapi.ts'
import { describeSchemas } from './schemas.ts'
import { describeWebTypes } from './web-types.ts'

/**
 * Writes every file that is made from the code: OpenAPI of each service, AsyncAPI of all topics, the schema that each database has
 * after all migrations. With --check it writes nothing and fails when one of them is stale; CI runs that.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const isCheck = process.argv.includes('--check')

const apis = await describeApis()
const files = new Map([...apis, ...(await describeWebTypes(apis)), ...describeTopics(), ...(await describeSchemas())])
const stale: string[] = []
for (const [path, content] of files) {
  const present = await readIfPresent(`${root}/${path}`)
  if (present === content) continue
  stale.push(path)
  if (isCheck) continue
  await mkdir(dirname(`${root}/${path}`), { recursive: true })
  await writeFile(`${root}/${path}`, content)
}

if (stale.length === 0) process.stdout.write(`${files.size} generated files are up to date\n`)
else if (isCheck) {
  process.stderr.write(`Stale, run "npm run generate": ${stale.join(', ')}\n`)
  for (const path of stale) await showDifference(path)
  process.exitCode = 1
} else process.stdout.write(`Written: ${stale.join(', ')}\n`)

async function showDifference(path: string): Promise<void> {
  try {
    execFileSync('diff', ['-u', `${root}/${path}`, '-'], {
      input: files.get(path) ?? '',
      stdio: ['pipe', 'pipe', 'ignore'],
    })
  } catch (error) {
    const output: unknown = error instanceof Error ? Reflect.get(error, 'stdout') : undefined
    if (Buffer.isBuffer(output))
      process.stderr.write(`${output.toString('utf8').split('\n').slice(0, 40).join('\n')}\n`)
  }
}
