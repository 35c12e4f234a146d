import type { Database } from '@fundtrace/database'
import type { App, Config, ConfigSpec, Logger, Verifier } from '@fundtrace/http-server'
import type { ConsumerDefinition } from '@fundtrace/messaging'
import type { Counter } from 'prom-client'

/** What a service is made of; the process around it is the same for all. */
export type ServiceDefinition<
  Settings extends ConfigSpec = ConfigSpec,
  Own extends LongLiving = LongLiving,
> = Readonly<{
  name: string
  title: string
  description: string
  /** Environment variables beyond those that every service has. */
  settings: Settings
  /** What lives as long as the process, for routes and consumers alike. Made before them; reaches for nothing until it is started. */
  open: (parts: ServiceParts<Settings>) => Own
  consumers: readonly ConsumerDefinition[]
  /** Those that work through what was opened. */
  ownConsumers?: (own: Own) => readonly ConsumerDefinition[]
  /** What it counts beside what every service measures, each made by `defineCounter`. */
  counters?: readonly Counter[]
  /** What it measures of what was opened, when it is asked. */
  gauges?: (own: Own) => readonly OwnGauge[]
  /** `verifier` is the one of the issuer that the environment names. */
  routes: (app: App, parts: ServiceParts<Settings> & Readonly<{ own: Own; verifier: Verifier }>) => Promise<void> | void
  /** Who callers are, for a service that believes more, or less, than the issuer that the environment names. */
  verifier?: (named: Verifier, parts: ServiceParts<Settings> & Readonly<{ own: Own }>) => Verifier
  /** Work of its own that no request or message asks for, from the start of the process to its end. */
  background?: (parts: ServiceParts<Settings>) => Readonly<{ close: () => Promise<void> }>
  /** Whether people's names, numbers or accounts can be seen in clear here: who did is then kept, and shown. */
  keepsPersonalData?: boolean
  /** The area of the fund that a message's key names, as far as this service has heard of it. */
  areaOfKey: (db: Database, key: string) => Promise<string | undefined>
  /** Tables that its own clocks write into, in a quiet system too: leases, signs of life, signatures. */
  clockTables?: readonly string[]
  /** What must always hold in this service's own rows. */
  checks: (db: Database) => Promise<Check[]>
}>

export type ServiceParts<Settings extends ConfigSpec = ConfigSpec> = Readonly<{
  db: Database
  config: Config<Settings>
  log: Logger
}>

export type LongLiving = Readonly<{
  /** Called once the process listens. */
  start?: () => void
  /** Called when the process is told to stop, while it still answers: time to hand over to others. */
  retire?: () => Promise<void>
  /** Called after the last request and the last message, while the database is still there. */
  close?: () => Promise<void>
}>

export type OwnGauge = Readonly<{ name: string; help: string; measure: () => Promise<number> }>

/** `detail` says what was looked at, or what is wrong. */
export type Check = Readonly<{ name: string; ok: boolean; detail: string }>

/** Lets the settings be inferred, so that routes see their own configuration typed. */
export const defineService = <const Settings extends ConfigSpec>(
  definition: Omit<ServiceDefinition<Settings>, 'open'>,
): ServiceDefinition<Settings> => ({ ...definition, open: () => ({}) })

/** The same for a service that opens something; what it opens is known to its routes, consumers and gauges. */
export const defineOpenService = <const Settings extends ConfigSpec, Own extends LongLiving>(
  definition: ServiceDefinition<Settings, Own>,
): ServiceDefinition<Settings, Own> => definition
