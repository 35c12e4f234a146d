import type { Database } from '@fundtrace/database'
import type { App, Config, ConfigSpec, Logger } from '@fundtrace/http-server'
import type { ConsumerDefinition } from '@fundtrace/messaging'
import type { Counter } from 'prom-client'

/** What a service is made of; the process around it is the same for all. */
export type ServiceDefinition<Settings extends ConfigSpec = ConfigSpec> = Readonly<{
  name: string
  title: string
  description: string
  /** Environment variables beyond those that every service has. */
  settings: Settings
  consumers: readonly ConsumerDefinition[]
  /** What it counts beside what every service measures, each made by `defineCounter`. */
  counters?: readonly Counter[]
  routes: (app: App, parts: ServiceParts<Settings>) => Promise<void> | void
  /** Work of its own that no request or message asks for, from the start of the process to its end. */
  background?: (parts: ServiceParts<Settings>) => Readonly<{ close: () => Promise<void> }>
  /** The area of the fund that a message's key names, as far as this service has heard of it. */
  areaOfKey: (db: Database, key: string) => Promise<string | undefined>
  /** What must always hold in this service's own rows. */
  checks: (db: Database) => Promise<Check[]>
}>

export type ServiceParts<Settings extends ConfigSpec = ConfigSpec> = Readonly<{
  db: Database
  config: Config<Settings>
  log: Logger
}>

/** `detail` says what was looked at, or what is wrong. */
export type Check = Readonly<{ name: string; ok: boolean; detail: string }>

/** Lets the settings be inferred, so that routes see their own configuration typed. */
export const defineService = <const Settings extends ConfigSpec>(
  definition: ServiceDefinition<Settings>,
): ServiceDefinition<Settings> => definition
