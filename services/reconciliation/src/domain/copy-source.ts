import type { Item } from '@fundtrace/matching'
import type { Scope } from './control.ts'

/**
 * Our own copies as one side of a matching job. Read once by a run, in one transaction that sees the database as it stood at one moment,
 * and kept sealed as a dataset of kind 'copy'.
 */
export type CopySource<Source> = Readonly<{
  /** As job documents name it, in snake_case. */
  name: string
  title: Readonly<{ zh: string; en: string }>
  /** The names in `fields` of its items, which rules may use. */
  fields: readonly string[]
  /** In a stable order; `row` counts from 1. */
  read: (source: Source, scope: Scope) => AsyncIterable<Item>
}>
