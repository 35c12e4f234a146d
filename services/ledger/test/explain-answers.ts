import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import type { Command, CommandResult, Receipt } from '../src/domain/posting/command.ts'
import { shardOf } from '../src/domain/shard.ts'
import {
  askModel,
  askModelLinked,
  type Expected,
  type Moment,
  type PostingModel,
  type Unheard,
} from './posting-model.ts'

/** Of one fund. */
export type Request = { commands: [Command, ...Command[]]; linked: boolean }
export type Answered = Readonly<Request & { results: readonly CommandResult[] }>

export type Explained = Readonly<{
  model: PostingModel
  recorded: readonly Readonly<{ fundId: string; receipt: Receipt }>[]
  /** '<kind> posted', '<kind> replayed' or the code of a refusal. */
  outcomes: readonly string[]
}>

/**
 * Finds an order in which the model gives the same answers to what was asked at the same time: what was recorded comes in the order of its
 * positions, and whatever changed nothing may stand anywhere between, in the order of its own request. Throws where there is no such order.
 */
export function explainAnswers(
  model: PostingModel,
  answered: readonly Answered[],
  nowOf: (shard: number) => number,
): Explained {
  const units = answered.flatMap((request, index) => unitsOf(request, index))
  const recorded = units.filter((unit) => unit.position !== null).toSorted(byPlace)
  const models = [model]
  for (const unit of recorded) {
    const before = models.at(-1) ?? model
    const [after, expected] = ask(before, unit, nowOf(unit.shard), {})
    assert.deepEqual(unit.answers, expected, describe(unit))
    models.push(after)
  }

  for (const index of answered.keys()) {
    let earliest = 0
    for (const unit of units.filter(({ request }) => request === index)) {
      if (unit.position !== null) {
        const at = recorded.indexOf(unit) + 1
        assert(at > earliest, `${describe(unit)} was recorded before what stands before it in its request`)
        earliest = at
        continue
      }
      const now = nowOf(unit.shard)
      const at = models.findIndex(
        (state, place) =>
          place >= earliest &&
          HEARD.some((unheard) =>
            isStill(unit.answers, ask(state, unit, now, unheard)[1], ask(state, unit, now, {})[1]),
          ),
      )
      if (at < 0)
        assert.deepEqual(unit.answers, ask(models.at(-1) ?? model, unit, now, {})[1], `nowhere: ${describe(unit)}`)
      assert(at >= 0, `Answers only before what stands before it in its request: ${describe(unit)}`)
      earliest = at
    }
  }
  const results = answered.flatMap(({ commands, results: each }) =>
    commands.map((command, index) => ({ command, result: each[index] })),
  )
  return {
    model: models.at(-1) ?? model,
    recorded: results.flatMap(({ command: { fundId }, result }) =>
      result !== undefined && 'receipt' in result && !result.isReplayed ? [{ fundId, receipt: result.receipt }] : [],
    ),
    outcomes: results.map(({ command, result }) => outcomeOf(command, result)),
  }
}

/** What stands or falls alone: a command, or linked ones together. */
type Unit = Readonly<{
  request: number
  commands: readonly Command[]
  linked: boolean
  shard: number
  /** Of its first record; null where it left none. */
  position: number | null
  ids: readonly string[]
  answers: readonly Expected[]
}>

function unitsOf({ commands, linked, results }: Answered, request: number): Unit[] {
  assert.equal(results.length, commands.length)
  const groups = linked ? [[...commands.keys()]] : [...commands.keys()].map((index) => [index])
  return groups.map((indexes) => {
    const own = indexes.flatMap((index) => results[index] ?? [])
    const fresh = own.flatMap((result) => ('receipt' in result && !result.isReplayed ? [result.receipt] : []))
    const position = fresh[0]?.position ?? null
    for (const [index, receipt] of fresh.entries()) assert.equal(receipt.position, (position ?? 0) + index)
    return {
      request,
      commands: indexes.flatMap((index) => commands[index] ?? []),
      linked,
      shard: shardOf(commands[0].fundId),
      position,
      ids: own.map((result) => ('receipt' in result ? result.receipt.id : '')),
      answers: own.map(answerOf),
    }
  })
}

const byPlace = (one: Unit, other: Unit): number =>
  one.shard - other.shard || (one.position ?? 0) - (other.position ?? 0)

function answerOf(result: CommandResult): Expected {
  if ('refusal' in result) return { refused: result.refusal.code }
  return result.isReplayed ? { replayed: result.receipt.id } : { posted: result.receipt.number }
}

function ask(model: PostingModel, unit: Unit, now: number, unheard: Unheard): [PostingModel, readonly Expected[]] {
  const moments = unit.ids.map((id): Moment => ({ now, id, unheard }))
  if (unit.linked) return askModelLinked(model, unit.commands, moments)
  const [command] = unit.commands
  const [moment] = moments
  assert(command !== undefined && moment !== undefined)
  const [after, expected] = askModel(model, command, moment)
  return [after, [expected]]
}

/** An account or a month is closed behind the engine's back: until it hears of that it may refuse for another reason, and only refuse. */
const HEARD: readonly Unheard[] = [
  {},
  { closedAccounts: true },
  { closedMonths: true },
  { closedAccounts: true, closedMonths: true },
]
const isStill = (answers: readonly Expected[], unheard: readonly Expected[], heard: readonly Expected[]): boolean =>
  isDeepStrictEqual(answers, unheard) && isDeepStrictEqual(refusedOf(unheard), refusedOf(heard))
const refusedOf = (answers: readonly Expected[]): boolean[] => answers.map((answer) => 'refused' in answer)

const outcomeOf = (command: Command, result: CommandResult | undefined): string => {
  if (result === undefined || 'refusal' in result) return result?.refusal.code ?? 'nothing'
  return `${command.kind} ${result.isReplayed ? 'replayed' : 'posted'}`
}
const describe = (unit: Unit): string =>
  JSON.stringify(unit.commands, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))
