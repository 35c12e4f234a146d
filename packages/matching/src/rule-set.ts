import { createHash } from 'node:crypto'
import { DomainError } from '@fundtrace/problem'
import { canonicalJson } from '@fundtrace/seal'
import { Compile } from 'typebox/compile'
import { parseDocument } from 'yaml'
import type { FieldPair } from './rule-schema.ts'
import { type Rule, RuleSet } from './rule-schema.ts'
import { dayNumber, instantNumber } from './session/item-tables.ts'

/** Where a rule set is wrong: a JSON pointer, and what would be right. */
export type RuleProblem = Readonly<{ path: string; problem: Readonly<{ zh: string; en: string }> }>

/** @throws DomainError MATCHING_RULES_WRONG with the path to each mistake */
export function readRuleSet(value: unknown): RuleSet {
  if (!Checked.Check(value))
    throw rulesWrong(
      [...Checked.Errors(value)].map(({ instancePath, message }) => ({
        path: instancePath,
        problem: { zh: `不符合格式：${message}`, en: message },
      })),
    )
  const problems = problemsOf(value)
  if (problems.length > 0) throw rulesWrong(problems)
  return value
}

/** YAML or JSON, which is YAML too. @throws DomainError MATCHING_RULES_WRONG */
export function parseRuleSet(text: string): RuleSet {
  // "core" leaves a day the text that it is; a second key of one name is a fault, not the winner.
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true, prettyErrors: false })
  if (document.errors.length > 0)
    throw rulesWrong(
      document.errors.map(({ message }) => ({ path: '', problem: { zh: `不是 YAML：${message}`, en: message } })),
    )
  return readRuleSet(valueOf(document))
}

/** Aliases of aliases make a short text a huge value: the reader gives up on them, with an error of its own. */
function valueOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw rulesWrong([{ path: '', problem: { zh: `YAML 别名有误：${message}`, en: message } }])
  }
}

/** SHA-256 (hex) of its RFC 8785 form: the version of a rule set. */
export const ruleSetHash = (ruleSet: RuleSet): string =>
  createHash('sha256').update(canonicalJson(ruleSet)).digest('hex')

export const leftField = (pair: FieldPair): string => (typeof pair === 'string' ? pair : pair.left)
export const rightField = (pair: FieldPair): string => (typeof pair === 'string' ? pair : pair.right)

const Checked = Compile(RuleSet)

/** What a schema cannot say. */
function problemsOf({ rules, left, right }: RuleSet): RuleProblem[] {
  const seen = new Set<string>()
  const ofRules = rules.flatMap((rule, index) => {
    const repeated = seen.has(rule.id)
    seen.add(rule.id)
    const path = `/rules/${index}`
    return [
      ...(repeated
        ? [wrong(`${path}/id`, `规则编号 ${rule.id} 重复`, `another rule is called ${rule.id} already`)]
        : []),
      ...problemsOfRule(rule, path),
    ]
  })
  return [
    ...problemsOfCutOff(left.cut_off, '/left/cut_off'),
    ...problemsOfCutOff(right.cut_off, '/right/cut_off'),
    ...ofRules,
  ]
}

/** 2018-06-31 looks like a day, and every row would lie beyond it. */
const problemsOfCutOff = (cutOff: string | undefined, path: string): RuleProblem[] =>
  cutOff === undefined || dayNumber(cutOff) !== null || instantNumber(cutOff) !== null
    ? []
    : [wrong(path, `没有 ${cutOff} 这一天或这一时刻`, `there is no such day or instant as ${cutOff}`)]

function problemsOfRule(rule: Rule, path: string): RuleProblem[] {
  const problems: RuleProblem[] = []
  const isGroup = rule.kind !== 'one_to_one'
  const fixesAmount = rule.amount === 'exact' || (rule.amount !== undefined && rule.date !== undefined)
  if (rule.keys === undefined && !(fixesAmount && rule.date !== undefined))
    problems.push(
      wrong(
        path,
        '没有 keys 的规则须同时有 amount 和 date；户名、摘要不能单独作为依据',
        'a rule without keys needs amount and date: names and text are never enough',
      ),
    )
  if (rule.keys === undefined && rule.identifies === true)
    problems.push(wrong(`${path}/identifies`, '没有 keys 就无法确认唯一记录', 'only keys can identify a record'))
  if (rule.max_group !== undefined && rule.kind !== 'one_to_many' && rule.kind !== 'many_to_one')
    problems.push(
      wrong(
        `${path}/max_group`,
        '只有 one_to_many、many_to_one 可以凑数',
        'only one_to_many and many_to_one search sums',
      ),
    )
  if (rule.max_group !== undefined && typeof rule.amount === 'object' && 'percent' in rule.amount)
    problems.push(
      wrong(
        `${path}/amount`,
        '凑数只能用金额上下限，不能用百分比',
        'a search of sums takes below and above, not percent',
      ),
    )
  if (isGroup && rule.max_group === undefined && rule.keys === undefined)
    problems.push(wrong(path, '按组匹配须有 keys 或 max_group', 'groups need keys, or max_group to search sums'))
  if (isGroup && (rule.names !== undefined || rule.text !== undefined))
    problems.push(wrong(path, '按组匹配不看户名和摘要', 'names and text are for one_to_one'))
  return problems
}

const wrong = (path: string, zh: string, en: string): RuleProblem => ({ path, problem: { zh, en } })

const rulesWrong = (problems: readonly RuleProblem[]): DomainError =>
  new DomainError({
    code: 'MATCHING_RULES_WRONG',
    kind: 'malformed',
    title: { zh: '对账规则有误', en: 'The rule set is wrong' },
    detail: `The rule set has ${problems.length} mistake(s): ${problems
      .slice(0, SHOWN_MAX)
      .map(({ path, problem }) => `${path || '/'} ${problem.en}`)
      .join('; ')}`,
    values: { problems: problems.map(({ path, problem }) => ({ path, problem: { ...problem } })) },
  })

const SHOWN_MAX = 5
