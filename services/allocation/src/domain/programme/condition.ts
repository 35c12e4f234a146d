import type { BilingualTitle } from '@fundtrace/problem'
import type { Vocabulary } from './base.ts'
import type { Facts } from './facts.ts'
import { type Fault, shown } from './programme-errors.ts'
import { type Question, readQuestion } from './question.ts'

/** As it is written: one question to one fact, or several joined. Exactly one comparison stands beside `fact`. */
export type ConditionText =
  | Readonly<{ all: readonly ConditionText[] }>
  | Readonly<{ any: readonly ConditionText[] }>
  | Readonly<{ not: ConditionText }>
  | Readonly<{
      fact: string
      is?: readonly (string | number | boolean)[]
      at_least?: string | number
      at_most?: string | number
      more_than?: string | number
      less_than?: string | number
      within?: readonly string[]
    }>

/** Understood: every fact is known where it is asked, every comparison fits its kind. */
export type Condition = Readonly<{
  /** Made once; asks no more of the facts than it must. */
  holds: (facts: Facts) => boolean
  /** The facts that it may ask for, each once, in the order of the text. */
  asks: readonly string[]
  words: BilingualTitle
  /** What must hold all together, each by itself; one where the text joins nothing with `all`. */
  clauses: readonly Clause[]
}>

export type Clause = Pick<Condition, 'holds' | 'asks' | 'words'>

/**
 * A fact that is not known never satisfies: neither a question to it nor the `not` of one. `/where/all/0/fact` is where a fault is told.
 * Where there are faults the condition must not be used; it holds for nobody.
 */
export function readCondition(
  text: ConditionText,
  vocabulary: Vocabulary,
  path: string,
): Readonly<{ condition: Condition; faults: readonly Fault[] }> {
  const faults: Fault[] = []
  const node = readNode(text, vocabulary, path, 1, faults)
  if (node === null)
    return { condition: { holds: () => false, asks: [], words: { zh: '', en: '' }, clauses: [] }, faults }
  return { condition: { ...clauseOf(node), clauses: joinedByAll(node).map(clauseOf) }, faults }
}

const clauseOf = (node: Node): Clause => ({
  holds: compile(node, false),
  asks: [...new Set(factsOf(node))],
  words: wordsOf(node, false),
})

const joinedByAll = (node: Node): readonly Node[] => (node.join === 'all' ? node.nodes.flatMap(joinedByAll) : [node])

export const evaluate = (condition: Condition, facts: Facts): boolean => condition.holds(facts)

/** In one clause: 户类别为一般贫困户，且有劳动能力人口不少于1 */
export const describeCondition = (condition: Condition): BilingualTitle => condition.words

type Node =
  | Readonly<{ join: 'all' | 'any'; nodes: readonly Node[] }>
  | Readonly<{ join: 'not'; node: Node }>
  | Readonly<{ join: 'ask'; question: Question }>

const DEPTH_MAX = 8
const JOINED_MAX = 50

function readNode(text: unknown, vocabulary: Vocabulary, path: string, depth: number, faults: Fault[]): Node | null {
  const members = isRecord(text) ? text : {}
  const keys = Object.keys(members)
  const [key] = keys
  const isJoin = keys.length === 1 && (key === 'all' || key === 'any' || key === 'not')
  if (depth > DEPTH_MAX || (!isJoin && !keys.includes('fact'))) {
    // What is too deep is not shown: it may be deeper than anything can write out.
    faults.push(notACondition(depth > DEPTH_MAX ? '…' : text, path))
    return null
  }
  if (!isJoin) {
    const question = readQuestion(members, vocabulary, path, faults)
    return question === null ? null : { join: 'ask', question }
  }
  if (key === 'not') {
    const node = readNode(members['not'], vocabulary, `${path}/not`, depth + 1, faults)
    return node === null ? null : { join: 'not', node }
  }
  const listed = members[key]
  if (!Array.isArray(listed) || listed.length === 0 || listed.length > JOINED_MAX) {
    faults.push(notACondition(Array.isArray(listed) ? `[${listed.length}]` : listed, `${path}/${key}`))
    return null
  }
  const nodes = listed.map((each: unknown, index) =>
    readNode(each, vocabulary, `${path}/${key}/${index}`, depth + 1, faults),
  )
  const understood = nodes.filter((node) => node !== null)
  return understood.length === nodes.length ? { join: key, nodes: understood } : null
}

/** `not` is pushed down to the questions, so that one whose fact is not known stays unsatisfied either way. */
function compile(node: Node, negated: boolean): (facts: Facts) => boolean {
  switch (node.join) {
    case 'not':
      return compile(node.node, !negated)
    case 'ask': {
      const { fact, test } = node.question
      return (facts) => {
        const value = facts[fact]
        return value !== null && value !== undefined && test(value) !== negated
      }
    }
    case 'all':
    case 'any': {
      const parts = node.nodes.map((each) => compile(each, negated))
      const [only] = parts
      if (only !== undefined && parts.length === 1) return only
      return (node.join === 'all') === negated
        ? (facts) => parts.some((holds) => holds(facts))
        : (facts) => parts.every((holds) => holds(facts))
    }
  }
}

function factsOf(node: Node): string[] {
  if (node.join === 'ask') return [node.question.fact]
  return (node.join === 'not' ? [node.node] : node.nodes).flatMap(factsOf)
}

function wordsOf(node: Node, isNested: boolean): BilingualTitle {
  if (node.join === 'ask') return node.question.words
  if (node.join === 'not') {
    const { zh, en } = wordsOf(node.node, false)
    return { zh: `并非（${zh}）`, en: `not (${en})` }
  }
  const words = node.nodes.map((each) => wordsOf(each, node.nodes.length > 1))
  const zh = words.map((each) => each.zh).join(node.join === 'all' ? '，且' : '，或')
  const en = words.map((each) => each.en).join(node.join === 'all' ? ' and ' : ' or ')
  return isNested && words.length > 1 ? { zh: `（${zh}）`, en: `(${en})` } : { zh, en }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const notACondition = (text: unknown, path: string): Fault => ({
  path,
  value: shown(text),
  reason: { zh: '不是可用的条件', en: 'This is no condition that can be asked' },
  expected: `{all: [...]}, {any: [...]} (1 to ${JOINED_MAX} conditions), {not: ...}, or {fact, and one comparison}; at most ${DEPTH_MAX} deep`,
})
