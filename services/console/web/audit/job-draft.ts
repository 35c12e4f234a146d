import { LineCounter, parseDocument, stringify } from 'yaml'
import type { Text } from '../shell/language.tsx'
import { typedAmount } from './list-filters.ts'
import type { JobDocument, Rule, RuleDocument } from './rule-document.ts'

/** A job's document as it is being written: what the form knows, and whatever else it holds. */
export type JobDraft = Readonly<Record<string, unknown>> & JobDocument & Readonly<{ title?: Text }>

/** What one begins with: two uploaded lists, one rule. */
export const EMPTY_DRAFT: JobDraft = {
  title: { zh: '', en: '' },
  evaluator: 'match',
  left: { upload: 'list', name: 'left-list' },
  right: { upload: 'list', name: 'right-list' },
  rules: {
    version: 1,
    left: { name: { zh: '左方', en: 'Left' } },
    right: { name: { zh: '右方', en: 'Right' } },
    rules: [{ id: 'rule-1', kind: 'one_to_one', keys: ['reference'], amount: 'exact' }],
  } as RuleDocument,
}

/** The next free id. */
export function newRule(rules: readonly Rule[]): Rule {
  const taken = new Set(rules.map(({ id }) => id))
  let number = rules.length + 1
  while (taken.has(`rule-${number}`)) number += 1
  return { id: `rule-${number}`, kind: 'one_to_one', amount: 'exact', date: { before: 0, after: 0 }, suggest: true }
}

export type ReadDraft = Readonly<{ draft: JobDraft } | { fault: Text }>

/** YAML, or JSON, which is YAML too. Whether it makes sense the service says. */
export function readDraft(text: string): ReadDraft {
  const lines = new LineCounter()
  const parsed = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core' })
  const [error] = parsed.errors
  if (error !== undefined) {
    const { line } = lines.linePos(error.pos[0])
    return { fault: { zh: `第 ${line} 行读不懂，请检查缩进、引号和括号`, en: `Line ${line}: ${error.message}` } }
  }
  const read: unknown = parsed.toJS()
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    return { fault: { zh: '这里还没有内容', en: 'There is nothing here yet' } }
  return { draft: read as JobDraft }
}

/** In the order in which a job is told. */
export function writeDraft(draft: JobDraft, format: 'yaml' | 'json'): string {
  const place = (name: string): number => (MEMBERS.includes(name) ? MEMBERS.indexOf(name) : MEMBERS.length)
  const told = Object.fromEntries(Object.entries(draft).toSorted(([a], [b]) => place(a) - place(b)))
  return format === 'json' ? JSON.stringify(told, null, 2) : stringify(told, { lineWidth: 110, singleQuote: true })
}

const MEMBERS: readonly string[] = 'title description evaluator left right control from terms rules schedule'.split(' ')

/** What is typed as people type it becomes what the service reads: 0.5 is 0.50; an English title that nobody wrote is the Chinese one. */
export function tidyDraft(draft: JobDraft): JobDraft {
  const { title, rules } = draft
  return {
    ...draft,
    ...(title !== undefined && { title: { zh: title.zh.trim(), en: title.en.trim() || title.zh.trim() } }),
    ...(rules !== undefined && { rules: tidyRules(rules) }),
  }
}

export const tidyRules = (rules: RuleDocument): RuleDocument => ({
  ...rules,
  ...(rules.rounding !== undefined && { rounding: yuanOf(rules.rounding) }),
  ...(Array.isArray(rules.rules) && { rules: rules.rules.map(tidyRule) }),
})

function tidyRule({ amount, title, ...rule }: Rule): Rule {
  return {
    ...rule,
    ...(title !== undefined &&
      title.zh.trim() !== '' && { title: { zh: title.zh.trim(), en: title.en.trim() || title.zh.trim() } }),
    ...(amount !== undefined && {
      amount:
        typeof amount === 'object' && 'below' in amount
          ? { ...amount, below: yuanOf(amount.below), above: yuanOf(amount.above) }
          : amount,
    }),
  }
}

/** What is no amount stays as it is, for the service to refuse. */
const yuanOf = (text: string): string => typedAmount(text) ?? text
