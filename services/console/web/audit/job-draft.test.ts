import { describe, expect, it } from 'vitest'
import { EMPTY_DRAFT, newRule, readDraft, tidyDraft, writeDraft } from './job-draft.ts'

describe("a job's document", () => {
  it.each(['yaml', 'json'] as const)('is the same after it was written as %s and read again', (format) => {
    const draft = { ...EMPTY_DRAFT, from: '2016-06-01', description: { zh: '说明：甲 # 乙', en: 'yes' } }
    expect(readDraft(writeDraft(draft, format))).toEqual({ draft })
  })

  it('that cannot be read is told by its line', () => {
    expect(readDraft('title:\n  zh: 甲\nrules: [')).toMatchObject({
      fault: { zh: expect.stringMatching(/^第 \d 行/u) },
    })
    expect(readDraft('[1]')).toMatchObject({ fault: { zh: '这里还没有内容' } })
  })

  it('is tidied as people type: amounts of two places, an English title where none was written', () => {
    const [rule] = EMPTY_DRAFT.rules?.rules ?? []
    if (rule === undefined || EMPTY_DRAFT.rules === undefined) throw new Error('it begins with a rule')
    const typed = { ...rule, title: { zh: ' 编号 ', en: '' }, amount: { below: '０.5', above: '1,000' } }
    const { title, rules } = tidyDraft({
      ...EMPTY_DRAFT,
      title: { zh: ' 台账 ', en: '' },
      rules: { ...EMPTY_DRAFT.rules, rounding: '.x', rules: [typed] },
    })
    expect(title).toEqual({ zh: '台账', en: '台账' })
    expect(rules).toMatchObject({
      rounding: '.x',
      rules: [{ title: { zh: '编号', en: '编号' }, amount: { below: '0.50', above: '1000.00' } }],
    })
  })

  it('gives a new rule an id that none has', () => {
    const rules = [{ id: 'rule-2', kind: 'one_to_one' as const }]
    expect(newRule(rules).id).toBe('rule-3')
    expect(newRule([...rules, { id: 'rule-3', kind: 'one_to_one' as const }]).id).toBe('rule-4')
  })
})
