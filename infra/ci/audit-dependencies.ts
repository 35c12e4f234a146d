import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { auditOutcome } from './audit-outcome.ts'

/** Are the packages that run in production known to be broken? Fails where they are; says so loudly where nobody could be asked. */
const WITHIN_MS = 60_000

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  scripts: { setup: string }
}
const [, pnpm = 'pnpm'] = /npx -y (pnpm@[\d.]+)/.exec(scripts.setup) ?? []
const { stdout, stderr } = spawnSync('npx', ['-y', pnpm, 'audit', '--prod', '--audit-level', 'high', '--json'], {
  encoding: 'utf8',
  timeout: WITHIN_MS,
})
const outcome = auditOutcome(stdout ?? '', stderr ?? '')
const line = '#'.repeat(80)
if (outcome.kind === 'vulnerable') {
  process.stderr.write(`Dependencies with a known severe fault:\n${outcome.lines.join('\n')}\n`)
  process.exitCode = 1
} else if (outcome.kind === 'unknown') {
  process.stderr.write(
    `\n${line}\n#  DEPENDENCIES NOT AUDITED: the package registry gave no report (${outcome.reason}).\n${line}\n\n`,
  )
} else process.stderr.write('Dependencies: no severe fault is known\n')
