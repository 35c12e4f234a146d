import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { exposedMetrics } from './test/exposed-metrics.ts'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

type Dashboard = { panels: { title: string; datasource: { uid: string }; targets: { expr: string }[] }[] }
type Alerts = { groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[] }
type Prometheus = { scrape_configs: { static_configs: { targets: string[]; labels: { service: string } }[] }[] }

const dashboard = JSON.parse(read('grafana/dashboards/fundtrace.json')) as Dashboard
const alerts = (parse(read('alerts.yml')) as Alerts).groups.flatMap(({ rules }) => rules)
const queries = [
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  ...alerts.map(({ alert, expr }) => [alert, expr] as const),
]

/** What Prometheus itself says of a target. */
const OF_PROMETHEUS: readonly [string, ReadonlySet<string>][] = [['up', new Set(['job', 'service', 'instance'])]]
/** On every series that was read from a target. */
const OF_TARGETS = ['job', 'instance']
const WORDS = new Set(['and', 'or', 'unless', 'by', 'on', 'ignoring', 'bool', 'offset'])

/** The series and the labels that a PromQL expression names. */
function namedIn(expr: string): { series: string[]; labels: string[] } {
  const matched = [...expr.matchAll(/\{([^}]*)\}/g)].flatMap(([, inside]) => labelsBefore(inside ?? ''))
  const grouped = [...expr.matchAll(/\b(?:by|on|ignoring)\s*\(([^)]*)\)/g)].flatMap(([, inside]) => inside!.split(','))
  const bare = expr
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"/g, ' ')
    .replaceAll(/\b(?:by|on|ignoring)\s*\([^)]*\)/g, ' ')
  const series = [...bare.matchAll(/\b[a-z_]\w*\b(?!\s*\()/g)].map(([name]) => name).filter((name) => !WORDS.has(name))
  return { series, labels: [...matched, ...grouped].map((label) => label.trim()) }
}

const labelsBefore = (matchers: string): string[] => [...matchers.matchAll(/(\w+)\s*[=!]/g)].map((match) => match[1]!)

describe('dashboard and alerts', async () => {
  const exposed = new Map([...(await exposedMetrics()), ...OF_PROMETHEUS])

  it.each(queries)('ask only for what the services show: %s', (_title, expr) => {
    const { series, labels } = namedIn(expr)
    expect(series).not.toEqual([])
    expect(series.filter((name) => !exposed.has(name))).toEqual([])
    const known = new Set([...OF_TARGETS, ...series.flatMap((name) => [...(exposed.get(name) ?? [])])])
    expect(labels.filter((label) => !known.has(label))).toEqual([])
  })

  it('leave nothing out that the services show', () => {
    const asked = new Set(queries.flatMap(([, expr]) => namedIn(expr).series))
    const unseen = [...exposed.keys()].filter((name) => !asked.has(name))
    // Their sum; its count and its buckets are asked for.
    expect(unseen).toEqual(['http_request_duration_seconds_sum'])
  })

  it('say in an alert only what its expression keeps', () => {
    for (const { alert, expr, annotations } of alerts) {
      const said = [...annotations.summary.matchAll(/\$labels\.(\w+)/g)].map((match) => match[1])
      const { series, labels } = namedIn(expr)
      const kept = expr.includes(' by ') ? labels : [...(exposed.get(series[0] ?? '') ?? [])]
      expect({ alert, unknown: said.filter((label) => !kept.includes(label ?? '')) }).toEqual({ alert, unknown: [] })
    }
  })

  it('ask the provisioned data source', () => {
    const { datasources } = parse(read('grafana/provisioning/datasources/prometheus.yml')) as {
      datasources: { uid: string }[]
    }
    expect(new Set(dashboard.panels.map(({ datasource }) => datasource.uid))).toEqual(
      new Set(datasources.map(({ uid }) => uid)),
    )
    expect(parse(read('grafana/provisioning/dashboards/fundtrace.yml'))).toMatchObject({ apiVersion: 1 })
  })
})

describe('prometheus.yml', () => {
  it('reads every service that docker-compose.yml runs from the image of one', () => {
    const { services } = parse(read('../../docker-compose.yml'), { merge: true }) as {
      services: Record<string, { build?: { target?: string } }>
    }
    const [config] = (parse(read('prometheus.yml')) as Prometheus).scrape_configs
    const built = Object.keys(services).filter((name) => services[name]?.build?.target === 'service')
    expect(config?.static_configs.map(({ targets, labels }) => [targets, labels.service])).toEqual(
      built.map((name) => [[`${name}:8080`], name]),
    )
  })
})
