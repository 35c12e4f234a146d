import type { Static, TSchema } from 'typebox'

/** One kind of event on a topic: what it says, the schema of its data, and messages that may really come. */
export type EventDescription = Readonly<{
  title: string
  summary: string
  data: TSchema
  examples: readonly EventExample[]
}>
export type EventExample<Data = unknown> = Readonly<{ name: string; sender: string; data: Data }>

/** The events of a topic by their type. */
export type TopicEvents = Readonly<Record<string, EventDescription>>

/** Holds the examples to the schema's own type, which the record they end in no longer knows. */
export const describeEvent = <Data extends TSchema>(
  data: Data,
  description: Readonly<{ title: string; summary: string; examples: readonly EventExample<Static<Data>>[] }>,
): EventDescription => ({ ...description, data })
