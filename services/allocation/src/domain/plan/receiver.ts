import type { Money } from '@fundtrace/money'
import type { Facts, ItemKind } from '../programme/facts.ts'

export type ReceiverKind = 'household' | 'village' | 'enterprise' | 'project'

/** One register entry as it was on the register day, with everything that a rule may ask of it. */
export type Receiver = Readonly<{
  id: string
  kind: ReceiverKind
  /** Of its township or village (9 or 12 digits), of a project perhaps its county. */
  areaCode: string
  facts: Facts
  /** Of a household; a member is told by its id, never by name or number. */
  members: readonly (Readonly<{ id: string }> & Readonly<{ facts: Facts }>)[]
  /** What the base asks for and nothing else: bills of the plan's year, loans that run in it. In order of id. */
  items: readonly Item[]
  /** Cadres and units paired with it on that day, in order of id; `pledged` is yuan a year. */
  supporters: readonly Supporter[]
}>

export type Item = Readonly<{ id: string; kind: ItemKind; facts: Facts }>
export type Supporter = Readonly<{ id: string; funderId: string; pledged: Money }>
