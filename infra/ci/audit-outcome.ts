/** What `pnpm audit --json` came to. `unknown`: nobody answered, so nothing is known of the dependencies. */
export type AuditOutcome =
  | Readonly<{ kind: 'clean' }>
  | Readonly<{ kind: 'vulnerable'; lines: readonly string[] }>
  | Readonly<{ kind: 'unknown'; reason: string }>

type Advisory = Readonly<{
  module_name?: string
  severity?: string
  title?: string
  vulnerable_versions?: string
  url?: string
}>

const SEVERE = ['high', 'critical']

/** `stdout` and `stderr` of the command; what it exits with says the same for a fault and for a finding. */
export function auditOutcome(stdout: string, stderr: string): AuditOutcome {
  const report = parse(stdout)
  if (report === undefined)
    return { kind: 'unknown', reason: /ERR_PNPM_\w+/.exec(`${stdout}${stderr}`)?.[0] ?? 'no answer' }
  const severe = Object.values(report.advisories).filter(({ severity }) => SEVERE.includes(severity ?? ''))
  if (severe.length === 0) return { kind: 'clean' }
  return {
    kind: 'vulnerable',
    lines: severe.map(
      ({ module_name, severity, title, vulnerable_versions }) =>
        `${severity ?? ''}: ${module_name ?? 'a package'} ${vulnerable_versions ?? ''} ${title ?? ''}`,
    ),
  }
}

function parse(text: string): { advisories: Readonly<Record<string, Advisory>> } | undefined {
  try {
    const report: unknown = JSON.parse(text)
    if (typeof report !== 'object' || report === null) return undefined
    const { advisories }: { advisories?: unknown } = report
    if (typeof advisories !== 'object' || advisories === null) return undefined
    // What a registry says of a package is read member by member above.
    return { advisories: advisories as Record<string, Advisory> }
  } catch {
    return undefined
  }
}
