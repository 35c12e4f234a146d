import type { Envelope } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'

/** The envelope without its data, which the handler gets parsed. */
export type IncomingEvent = Readonly<Omit<Envelope, 'data'>>

/**
 * Does the work of one event inside the transaction that also claims it. A business refusal is an answer: the handler
 * announces it and returns. What it throws makes the message poison, unless the fault is a passing one of the database.
 */
export type EventHandler = Readonly<{
  isData: (data: unknown) => boolean
  explain: (data: unknown) => string
  /** What the transaction waits for, done before it is opened. */
  prepare?: (event: IncomingEvent, data: unknown, run: Run) => Promise<unknown>
  handle: (trx: Transaction, event: IncomingEvent, data: unknown, prepared: unknown) => Promise<void>
  /** The same for several that follow each other directly. */
  handleAll?: (trx: Transaction, events: readonly Readonly<{ event: IncomingEvent; data: unknown }>[]) => Promise<void>
}>

/** The same object for events whose first steps began one directly after the other. */
export type Run = object

/** An event type that a consumer knows of and has nothing to do for. Unknown types are poison: somebody must look. */
export const ignored = 'ignored'

export type ConsumerDefinition = Readonly<{
  /** '<service>.<purpose>', also the name of its group. */
  name: string
  topics: readonly string[]
  handlers: Readonly<Record<string, EventHandler | typeof ignored>>
}>
export type Consumer = ConsumerDefinition

/** Binds a handler to the schema of its event's data, so that it only ever sees data of that shape. */
export function handler<Schema extends TSchema>(
  schema: Schema,
  handle: (trx: Transaction, event: IncomingEvent, data: Static<Schema>) => Promise<void>,
): EventHandler {
  return { ...checksOf(schema), handle: (trx, event, data) => handle(trx, event, data as Static<Schema>) }
}

/**
 * For small events that come by the thousand, such as one for each payment: those that follow each other directly are handled in one transaction, whose
 * cost is mostly its round trips. One event is a list of one.
 */
export function handlerTogether<Schema extends TSchema>(
  schema: Schema,
  handleAll: (
    trx: Transaction,
    events: readonly Readonly<{ event: IncomingEvent; data: Static<Schema> }>[],
  ) => Promise<void>,
): EventHandler {
  const all = (trx: Transaction, events: readonly Readonly<{ event: IncomingEvent; data: unknown }>[]) =>
    handleAll(trx, events as readonly Readonly<{ event: IncomingEvent; data: Static<Schema> }>[])
  return { ...checksOf(schema), handle: (trx, event, data) => all(trx, [{ event, data }]), handleAll: all }
}

/**
 * For work that commits on its own and may be done twice, such as asking another for something under a key of the event's: `prepare` does it in
 * the event's turn but outside of the transaction, which would keep a connection for as long as that takes; `handle` writes what came of it
 * together with the claim. After a crash between the two, `prepare` is called again.
 * It may be called for the next event of a key before it has ended for this one. Such calls are of one run, and come in the order of events: what
 * `prepare` hands on before it first waits can keep that order. Where one fails, whatever is of its run and came after must have no effect.
 */
export function handlerInTwoSteps<Schema extends TSchema, Prepared>(
  schema: Schema,
  prepare: (event: IncomingEvent, data: Static<Schema>, run: Run) => Promise<Prepared>,
  handle: (trx: Transaction, event: IncomingEvent, data: Static<Schema>, prepared: Prepared) => Promise<void>,
): EventHandler {
  return {
    ...checksOf(schema),
    prepare: (event, data, run) => prepare(event, data as Static<Schema>, run),
    handle: (trx, event, data, prepared) => handle(trx, event, data as Static<Schema>, prepared as Prepared),
  }
}

function checksOf(schema: TSchema): Pick<EventHandler, 'isData' | 'explain'> {
  const compiled = Compile(schema)
  return {
    isData: (data) => compiled.Check(data),
    explain: (data) => {
      const first = compiled.Errors(data)[0]
      return first === undefined ? 'not of its schema' : `${first.instancePath || '/'} ${first.message}`
    },
  }
}
