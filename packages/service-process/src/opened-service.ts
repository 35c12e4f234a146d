import type { App, ConfigSpec, Verifier } from '@fundtrace/http-server'
import type { LongLiving, OwnGauge, ServiceDefinition, ServiceParts } from './service-definition.ts'

/** A service with what it opened: from here on nobody has to know what that is. */
export type OpenedService = Readonly<
  Pick<ServiceDefinition, 'name' | 'title' | 'description' | 'consumers' | 'areaOfKey' | 'checks'> & {
    clockTables: NonNullable<ServiceDefinition['clockTables']>
    counters: NonNullable<ServiceDefinition['counters']>
    gauges: readonly OwnGauge[]
    keepsPersonalData: boolean
    verifierOf: (named: Verifier) => Verifier
    routes: (app: App, named: Verifier) => Promise<void> | void
    own: LongLiving
  }
>

/** Opens a service. Nothing is reached for until `own` is started. */
export function openService<Settings extends ConfigSpec, Own extends LongLiving>(
  definition: ServiceDefinition<Settings, Own>,
  parts: ServiceParts<Settings>,
): OpenedService {
  const own = definition.open(parts)
  return {
    name: definition.name,
    title: definition.title,
    description: definition.description,
    consumers: [...definition.consumers, ...(definition.ownConsumers?.(own) ?? [])],
    counters: definition.counters ?? [],
    gauges: definition.gauges?.(own) ?? [],
    verifierOf: (named) => definition.verifier?.(named, { ...parts, own }) ?? named,
    routes: (app, verifier) => definition.routes(app, { ...parts, own, verifier }),
    areaOfKey: definition.areaOfKey,
    keepsPersonalData: definition.keepsPersonalData ?? false,
    clockTables: definition.clockTables ?? [],
    checks: definition.checks,
    own,
  }
}
