import { streamCsv } from '@fundtrace/csv'
import { DomainError } from '@fundtrace/problem'
import { canonicalJson, type CheckpointVerdict, hexHash, verifyCheckpoint } from '@fundtrace/seal'
import { fault, type PackFault } from './faults.ts'
import { readManyLines, readSmallFile } from './read-pack-file.ts'
import { type RowsSha256, startRowsHash } from './rows-hash.ts'
import { hashedBreak, hashedMatch, talliedBreak, talliedMatch } from './run-rows.ts'
import { type CheckpointSheet, type InputSheet, RUN_FILES, type RunSheet, type RunTotals } from './run-sheets.ts'
import { compareTotals, memberOf } from './compare-totals.ts'
import { startTally } from './tally.ts'
import type { Outside } from './verify-evidence.ts'
import type { SealedPack } from './verify-pack.ts'

export type RunContent = Readonly<{
  faults: readonly PackFault[]
  /** Null where the pack holds none. */
  checkpoint: CheckpointVerdict | null
  /** Sides whose file is not in the pack. */
  inputsLeftOut: readonly string[]
}>

/**
 * Whether a run's files agree with each other. What is signed can still be wrong: the signer was. Its files are signed, so they are read
 * as they say they are; what cannot be read so is a fault of the file.
 */
export async function checkRunContent(pack: SealedPack, outside: Outside): Promise<RunContent> {
  const faults: PackFault[] = []
  let checkpoint: CheckpointVerdict | null = null
  let inputsLeftOut: readonly string[] = []
  const part = async (file: string, check: () => Promise<void>): Promise<void> => {
    await check().catch((error: unknown) => {
      if (!(error instanceof DomainError) && !(error instanceof SyntaxError) && !(error instanceof TypeError))
        throw error
      const detail = error instanceof DomainError ? error.message : 'It does not have the form that it should.'
      faults.push(fault('CONTENT_UNREADABLE', file, detail))
    })
  }

  const run = (await readJson(pack, RUN_FILES.run)) as RunSheet
  await part(RUN_FILES.totals, async () => {
    const { totals, rows } = await addUp(pack)
    faults.push(...compareTotals(run, await readTotals(pack), totals), ...compareRows(run, rows))
  })
  await part(RUN_FILES.breakLines, async () => {
    faults.push(...(await compareLines(pack)))
  })
  await part(RUN_FILES.rules, async () => {
    faults.push(...(await compareRules(pack, run)))
  })
  await part(RUN_FILES.inputs, async () => {
    const inputs = (await readJson(pack, RUN_FILES.inputs)) as readonly InputSheet[]
    inputsLeftOut = inputs.filter(({ file, kind }) => file === null && kind !== 'copy').map(({ side }) => side)
    faults.push(...(await compareInputs(pack, inputs)))
  })
  await part(RUN_FILES.checkpoint, async () => {
    checkpoint = await checkCheckpoint(pack, outside)
    if (checkpoint !== null && !checkpoint.ok)
      faults.push(
        ...checkpoint.faults.map(({ code, detail }) =>
          fault('CHECKPOINT_WRONG', RUN_FILES.checkpoint, `${code}: ${detail}`),
        ),
      )
  })
  return { faults, checkpoint, inputsLeftOut }
}

const readJson = async (pack: SealedPack, name: string): Promise<unknown> =>
  JSON.parse(await readSmallFile(pack, name)) as unknown

const readTotals = async (pack: SealedPack): Promise<RunTotals> => (await readJson(pack, RUN_FILES.totals)) as RunTotals

/** From the rows, as whoever wrote the pack added them up. */
async function addUp(pack: SealedPack): Promise<Readonly<{ totals: RunTotals; rows: RowsSha256 }>> {
  const tally = startTally()
  const rows = startRowsHash()
  for await (const cell of rowsOf(pack, RUN_FILES.matches)) {
    tally.match(talliedMatch(cell))
    if (cell('change') === '') rows.match(hashedMatch(cell))
  }
  for await (const cell of rowsOf(pack, RUN_FILES.breaks)) {
    tally.break(talliedBreak(cell))
    if (cell('change') === '') rows.break(hashedBreak(cell))
  }
  const cases = (await readJson(pack, RUN_FILES.cases)) as readonly Readonly<{ state: string }>[]
  for (const { state } of cases) tally.case(state)
  return { totals: tally.totals(), rows: rows.digest() }
}

/** What the run found is what it hashed when it ended, row by row. Runs from before it hashed its rows say nothing of it. */
function compareRows({ stated }: RunSheet, found: RowsSha256): PackFault[] {
  const said = memberOf(stated, 'rows_sha256')
  if (said === undefined) return []
  return (['matches', 'breaks'] as const).flatMap((part) => {
    const says = memberOf(said, part)
    return says === found[part]
      ? []
      : [
          fault(
            'RESULT_HASH_WRONG',
            RUN_FILES[part],
            `Its rows come to the SHA-256 ${found[part]}; the run ended with ${String(says)}.`,
          ),
        ]
  })
}

async function* rowsOf(pack: SealedPack, name: string): AsyncGenerator<(column: string) => string> {
  let places: ReadonlyMap<string, number> | null = null
  for await (const { fields } of streamCsv(pack.openFile(name) ?? noBytes(), { maxBytes: Number.MAX_SAFE_INTEGER })) {
    if (places === null) {
      places = new Map(fields.map((header, index) => [header, index]))
      continue
    }
    const known = places
    yield (column) => fields[known.get(column) ?? -1] ?? ''
  }
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}

/** breaks.jsonl says the same as breaks.csv, line by line. */
async function compareLines(pack: SealedPack): Promise<PackFault[]> {
  const lines = readManyLines(pack, RUN_FILES.breakLines)
  let number = 0
  for await (const cell of rowsOf(pack, RUN_FILES.breaks)) {
    number += 1
    const next = await lines.next()
    const line = next.done === true ? null : (JSON.parse(next.value) as Readonly<Record<string, unknown>>)
    const differs = ['number', 'kind', 'difference', 'rule', 'fund'].find((name) => textOf(line?.[name]) !== cell(name))
    if (differs !== undefined)
      return [
        fault(
          'COUNT_WRONG',
          RUN_FILES.breakLines,
          `Line ${number} is not row ${number} of ${RUN_FILES.breaks}: ${differs}.`,
        ),
      ]
  }
  const rest = await lines.next()
  return rest.done === true
    ? []
    : [fault('COUNT_WRONG', RUN_FILES.breakLines, `It has more lines than the ${number} breaks.`)]
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

async function compareRules(pack: SealedPack, run: RunSheet): Promise<PackFault[]> {
  if (pack.openFile(RUN_FILES.rules) === null)
    return run.rules_sha256 === null ? [] : [fault('FILE_MISSING', RUN_FILES.rules, 'The run names rules.')]
  const sha256 = hexHash('sha256', await readSmallFile(pack, RUN_FILES.rules))
  return sha256 === run.rules_sha256
    ? []
    : [fault('HASH_WRONG', RUN_FILES.rules, `It has the SHA-256 ${sha256}; the run was made with ${run.rules_sha256}.`)]
}

/** Input files that are there are those that the run froze. */
async function compareInputs(pack: SealedPack, inputs: readonly InputSheet[]): Promise<PackFault[]> {
  const faults: PackFault[] = []
  for (const { file, sha256 } of inputs) {
    if (file === null) continue
    const found = pack.hashOf(file)
    if (found === null) faults.push(fault('FILE_MISSING', file, `${RUN_FILES.inputs} names it.`))
    else if (found !== sha256)
      faults.push(fault('HASH_WRONG', file, `It has the SHA-256 ${found}; the run froze ${sha256}.`))
  }
  return faults
}

async function checkCheckpoint(pack: SealedPack, outside: Outside): Promise<CheckpointVerdict | null> {
  const { checkpoint, keys } = (await readJson(pack, RUN_FILES.checkpoint)) as CheckpointSheet
  return checkpoint === null ? null : verifyCheckpoint(canonicalJson({ checkpoint, keys }), outside)
}
