import { describe, expect, it } from 'vitest'
import type { Rule } from './rule-document.ts'
import { ruleSentences, scheduleText } from './rule-sentences.ts'

const zh = (rule: Rule): readonly string[] => ruleSentences(rule).map((sentence) => sentence.zh)

describe('a rule in words', () => {
  it('says each of its demands, and none that it has not', () => {
    expect(zh({ id: 'a', kind: 'one_to_one', keys: ['reference'], amount: 'exact' })).toEqual([
      '一笔对一笔',
      '付款编号或文号必须相同',
      '金额一分不差',
    ])
    expect(
      zh({
        id: 'b',
        kind: 'many_to_one',
        keys: [{ left: 'payee', right: 'name' }],
        identifies: true,
        amount: { below: '0.00', above: '0.05' },
        date: { before: 1, after: 3, unit: 'workdays' },
        names: { field: 'name', same_sound: true },
        compare: [{ field: 'fund', kind: 'wrong_programme' }],
        max_group: 4,
        suggest: true,
      }),
    ).toEqual([
      '左方多笔合计对右方一笔',
      '左方户名与右方户名必须相同，且一个编号只对应一笔（再次出现即为重复）',
      '右方金额可少 0.00 元、多 0.05 元',
      '右方日期可早 1 个工作日、晚 3 个工作日',
      '户名相符（同音字可通过）',
      '资金须一致，否则为“项目或指标文号不符”',
      '最多 4 笔凑成合计',
      '只作建议，由审计人员确认',
    ])
  })
})

describe('a schedule in words', () => {
  it('says the day as people do', () => {
    expect(scheduleText(null).zh).toBe('仅在有人发起时运行')
    expect(scheduleText({ every: 'week', on: 7, at: '07:00' }).zh).toBe('每周日 07:00')
    expect(scheduleText({ every: 'month', on: 'last', at: '20:00' }).zh).toBe('每月最后一天 20:00')
  })
})
