import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { appRole, SERVICES } from '../postgres/provision.ts'

type Service = Readonly<{
  image: string
  build?: Readonly<{ dockerfile: string; target: string; args: Readonly<{ WORKSPACE: string }> }>
  user?: string
  restart: string
  read_only?: boolean
  cap_drop?: readonly string[]
  security_opt?: readonly string[]
  logging?: unknown
  environment?: Readonly<Record<string, string>>
  secrets?: readonly (string | Readonly<{ source: string; target: string }>)[]
  networks: readonly string[]
  ports?: readonly string[]
  depends_on?: Readonly<Record<string, Readonly<{ condition: string }>>>
  healthcheck?: unknown
}>
type Compose = Readonly<{
  services: Readonly<Record<string, Service>>
  networks: Readonly<Record<string, Readonly<{ internal?: boolean }>>>
  secrets: Readonly<Record<string, Readonly<{ file: string }>>>
}>

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

const compose = parse(textOf('docker-compose.yml'), { merge: true }) as Compose
const services = Object.entries(compose.services)
/** Programs that do one thing and end. */
const ONE_SHOT = ['prepare', 'cli']
const serviceOf = (name: string): Service => {
  const service = compose.services[name]
  if (service === undefined) throw new Error(`docker-compose.yml has no ${name}`)
  return service
}

describe('docker-compose.yml', () => {
  it.each(services)('guards %s: not root, nothing to write to, no capability, logs that end', (_name, service) => {
    expect(service.user ?? userOf(service)).toMatch(/^[1-9]\d*:\d+$/)
    expect(service.read_only).toBe(true)
    expect(service.cap_drop).toEqual(['ALL'])
    expect(service.security_opt).toEqual(['no-new-privileges:true'])
    expect(service.logging).toMatchObject({ options: { 'max-size': '10m', 'max-file': '5' } })
  })

  it.each(services.filter(([name]) => !ONE_SHOT.includes(name)))(
    'starts %s again, and asks how it is',
    (_name, service) => {
      expect(service.restart).toBe('unless-stopped')
      expect(service.healthcheck).toMatchObject({ test: expect.arrayContaining(['CMD']) })
    },
  )

  it.each(ONE_SHOT)('runs %s once', (name) => {
    expect(serviceOf(name).restart).toBe('no')
  })

  it.each(services)('gives %s secrets by file only', (_name, { environment = {}, secrets = [] }) => {
    const mounted = secrets.map((secret) => `/run/secrets/${typeof secret === 'string' ? secret : secret.target}`)
    for (const [name, value] of Object.entries(environment)) {
      if (name.endsWith('_FILE')) expect(mounted).toContain(value)
      else expect(name).not.toMatch(/PASSWORD|SECRET|KEYS?$|DATABASE_URL|ADMIN_URL/)
      expect(value).not.toMatch(/:\/\/[^/]*@/)
    }
  })

  it('declares every secret that is mounted, and mounts every one', () => {
    const mounted = services.flatMap(([, { secrets = [] }]) =>
      secrets.map((secret) => (typeof secret === 'string' ? secret : secret.source)),
    )
    expect([...new Set(mounted)].sort()).toEqual(Object.keys(compose.secrets).sort())
  })

  it.each(services)('publishes of %s nothing beyond this machine', (_name, { ports = [] }) => {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/)
  })

  it.each(['postgres', 'kafka', 'prepare'])('leaves %s in a network that leads nowhere', (name) => {
    expect(serviceOf(name).ports).toBeUndefined()
    expect(serviceOf(name).networks).toEqual(['inside'])
    expect(compose.networks['inside']).toEqual({ internal: true })
  })

  it.each(SERVICES)('starts %s, as itself, after everything was prepared', (name) => {
    const { environment, depends_on, secrets } = serviceOf(name)
    expect(depends_on).toEqual({ prepare: { condition: 'service_completed_successfully' } })
    expect(environment).toMatchObject({ FUNDTRACE_TRANSPORT: 'kafka', KAFKA_USERNAME: appRole(name) })
    expect(secrets).toContainEqual({ source: `kafka-${appRole(name)}`, target: 'kafka-password' })
    expect(secrets).toContainEqual({ source: `${name}-database-url`, target: 'database-url' })
  })

  it('gives each installation a Kafka cluster of its own, and no password to the arguments of a process', () => {
    const start = textOf('infra/docker/kafka/start-kafka.sh')
    expect(serviceOf('kafka').environment).not.toHaveProperty('CLUSTER_ID')
    expect(serviceOf('kafka').secrets).toContain('cluster-id')
    expect(start.match(/^.*kafka-(?:storage|server-start)\.sh.*$/gm)).toEqual([
      '  /opt/kafka/bin/kafka-storage.sh "@$arguments"',
      'exec /opt/kafka/bin/kafka-server-start.sh "$config"',
    ])
  })

  it('gives the console an address for every service, no database and no word with Kafka', () => {
    const { environment = {}, secrets } = serviceOf('console')
    for (const name of SERVICES) expect(environment[`${name.toUpperCase()}_URL`]).toBe(`http://${name}:8080`)
    expect(Object.keys(environment).join()).not.toMatch(/DATABASE|KAFKA/)
    expect(secrets).toEqual(['console-session-key'])
    expect(environment['CONSOLE_URL']).toBe(serviceOf('identity').environment?.['TRIAL_CONSOLE_URL'])
  })

  it('prepares when PostgreSQL and Kafka answer', () => {
    const healthy = { condition: 'service_healthy' }
    expect(serviceOf('prepare').depends_on).toEqual({ postgres: healthy, kafka: healthy })
  })
})

describe('the Dockerfile', () => {
  const built = services.filter(([, { build }]) => build !== undefined)

  it.each(built)('says of %s who it runs as and how its health is asked', (_name, service) => {
    const steps = stepsOf(service)
    expect(steps.some((step) => step.startsWith('HEALTHCHECK '))).toBe(true)
    expect(userOf(service)).toBe('10001:10001')
  })

  it('installs with the pnpm that the project is set up with', () => {
    const [, version] = /npx -y pnpm@([\d.]+)/.exec(textOf('package.json')) ?? []
    expect(textOf('infra/docker/Dockerfile')).toContain(`pnpm@${version}\n`)
  })
})

/** The instructions of a service's target, after those of the stages that it comes from. */
function stepsOf({ build }: Service): readonly string[] {
  if (build === undefined) return []
  const stages = new Map<string, { from: string; steps: string[] }>()
  let steps: string[] = []
  for (const line of textOf(build.dockerfile).split('\n')) {
    const [, from, name] = /^FROM (\S+) AS (\S+)$/.exec(line) ?? []
    if (from !== undefined && name !== undefined) {
      steps = []
      stages.set(name, { from, steps })
    } else if (/^[A-Z]+ /.test(line)) steps.push(line)
  }
  const all: string[] = []
  for (let stage = stages.get(build.target); stage !== undefined; stage = stages.get(stage.from)) {
    all.unshift(...stage.steps)
  }
  return all
}

/** Who a service runs as by its image. */
const userOf = (service: Service): string | undefined =>
  stepsOf(service)
    .findLast((step) => step.startsWith('USER '))
    ?.slice('USER '.length)
