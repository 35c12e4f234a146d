import { formatMoney, parseMoney, ZERO } from '@fundtrace/money'
import { parse } from 'yaml'
import { ProgrammeDocument } from '../src/adapters/http/programme-schema.ts'
import { computePlan, type PlanContext, type PlanLine, type PlanTotals } from '../src/domain/plan/compute-plan.ts'
import type { Receiver, ReceiverKind } from '../src/domain/plan/receiver.ts'
import type { Facts, ItemKind } from '../src/domain/programme/facts.ts'
import type { Programme } from '../src/domain/programme/programme.ts'
import { readProgramme } from '../src/domain/programme/read-programme.ts'
import { Value } from 'typebox/value'

/** A worked example as its YAML file says it: a programme, a small register and what comes out. */
export type ProgrammeExample = {
  rule: string
  source: { file: string; item: string; quote: string }
  inferred: string[]
  programme: unknown
  year: number
  register_day: string
  published_people?: number
  townships?: Record<string, string>
  drawn_elsewhere?: string
  receivers: ExampleReceiver[]
  expect: {
    total?: string
    shares?: Record<string, string>
    lines?: { receiver: string | null; amount: string }[]
    kept?: string
    refused?: string
  }
  explanation?: string[]
}

type ExampleReceiver = {
  id: string
  kind: ReceiverKind
  area: string
  facts?: Facts
  members?: { id: string; facts: Facts }[]
  /** `times`: so many alike, for twenty workers in one line. */
  items?: { id: string; kind: ItemKind; facts: Facts; times?: number }[]
  supporters?: { id: string; funder: string; pledged: string }[]
}

/** Days stay text: YAML 1.2 core knows no dates. */
export const parseExample = (yaml: string): ProgrammeExample => parse(yaml) as ProgrammeExample

/** As the API takes it: the schema first, then what only `readProgramme` can say. */
export function programmeFrom(document: unknown): Programme {
  const faults = Value.Errors(ProgrammeDocument, document)
  if (!Value.Check(ProgrammeDocument, document)) throw new Error(`The schema refuses it: ${JSON.stringify(faults)}`)
  return readProgramme(document)
}

export type Computed = Readonly<{ lines: readonly PlanLine[]; totals: PlanTotals }>

export const computeExample = (example: ProgrammeExample, programme: Programme): Promise<Computed> =>
  computeAll(
    programme,
    {
      year: example.year,
      registerDay: example.register_day,
      publishedPeople: example.published_people ?? null,
      townships: new Map(Object.entries(example.townships ?? {})),
      drawnElsewhere: example.drawn_elsewhere === undefined ? ZERO : parseMoney(example.drawn_elsewhere),
    },
    example.receivers.map(toReceiver),
  )

/** Every line at once, the receivers handed out in pages of `pageSize`. */
export async function computeAll(
  programme: Programme,
  context: PlanContext,
  receivers: readonly Receiver[],
  pageSize = 2,
): Promise<Computed> {
  async function* pages() {
    for (let first = 0; first < receivers.length; first += pageSize) yield receivers.slice(first, first + pageSize)
  }
  const plan = computePlan(programme, context, pages)
  const lines: PlanLine[] = []
  for (;;) {
    const page = await plan.next()
    if (page.done === true) return { lines, totals: page.value }
    lines.push(...page.value)
  }
}

export const sharesOf = ({ totals }: Computed): Record<string, string> =>
  Object.fromEntries(totals.shares.map(({ funderId, amount }) => [funderId, formatMoney(amount)]))

export const amountsOf = ({ lines }: Computed): { receiver: string | null; amount: string }[] =>
  lines.map((line) => ({ receiver: line.beneficiaryId, amount: formatMoney(line.amount) }))

const toReceiver = (receiver: ExampleReceiver): Receiver => ({
  id: receiver.id,
  kind: receiver.kind,
  areaCode: receiver.area,
  facts: receiver.facts ?? {},
  members: receiver.members ?? [],
  items: (receiver.items ?? []).flatMap(({ times = 1, ...item }) =>
    Array.from({ length: times }, (_, index) => (times === 1 ? item : { ...item, id: `${item.id}-${index + 1}` })),
  ),
  supporters: (receiver.supporters ?? []).map(({ id, funder, pledged }) => ({
    id,
    funderId: funder,
    pledged: parseMoney(pledged),
  })),
})
