import { describe, expect, it } from 'vitest'
import { type Names, pointerWords, problemLines } from './problem-lines.ts'

const NAMES: Names = {
  area: (code) => (code === '441802' ? '清城区' : code),
  fund: (id) => (id === 'F1' ? '产业扶持资金' : id),
  funder: (id) => id,
  programme: (id) => id,
}
const linesOf = (values: Readonly<Record<string, unknown>>, language: 'zh' | 'en' = 'zh') =>
  problemLines(values, language, NAMES).map(({ label, value }) => `${label}：${value}`)

describe('the values of a refusal', () => {
  it('are said in words: amounts to the fen, areas, funds and officers by name, states as officers say them', () => {
    expect(
      linesOf({
        area: '441802',
        your_areas: ['4419', '441802'],
        fund_id: 'F1',
        available: '1250.00',
        approved_by: 'treasury-441802-李出纳',
        state: 'in_notice',
        deadline: '2016-09-30',
        moment: '2016-09-30T00:00:00Z',
        batch_id: '0190d6a2-1111-7222-8333-444455556666',
        replayed: true,
        acting_for: null,
        fiscal_year: 2016,
        rows_max: 200000,
      }),
    ).toEqual([
      '地区：清城区',
      '您的地区：4419、清城区',
      '资金：产业扶持资金',
      '可用金额：1,250.00 元',
      '批准人：李出纳',
      '当前状态：公示中',
      '期限：2016-09-30',
      '时间：2016-09-30 08:00',
      '支付批次：0190d6a2…',
      '代何人：无',
      '年度：2016',
      '行数上限：200,000',
    ])
    expect(linesOf({ available: '1250.00', state: 'paid' }, 'en')).toEqual(['Available：1,250.00 yuan', 'State：paid'])
  })

  it('are no sentence, title or code of the problem itself, and no field that is told at its place', () => {
    expect(
      linesOf({
        code: 'X',
        title: 'x',
        title_zh: '甲',
        title_en: 'x',
        status: 409,
        detail: 'x',
        type: 'x',
        errors: [],
      }),
    ).toEqual([])
  })

  it('says a state as officers say it of that very thing', () => {
    expect(linesOf({ code: 'DISBURSEMENT_BATCH_STATE_WRONG', state: 'refused' })).toEqual(['当前状态：资金不足'])
    expect(linesOf({ code: 'ALLOCATION_PLAN_STATE_WRONG', state: 'refused' })).toEqual(['当前状态：被退回'])
  })

  it('of a list are its first ones and their number, of an object its own', () => {
    const references = Array.from({ length: 12 }, (_, index) => `R${index}`)
    expect(linesOf({ references })).toEqual(['业务编号：R0、R1、R2、R3、R4、R5、R6、R7等 12 项'])
    expect(linesOf({ faults: [{ line: 3, fault: { zh: '不是金额', en: 'no amount' } }] })).toEqual([
      '错误：行 3，错误 不是金额',
    ])
  })

  it('name the place in a request', () => {
    expect(pointerWords('/lines/0/amount', 'zh')).toBe('明细 第 1 项 金额')
    expect(pointerWords('/nothing_we_know', 'zh')).toBe('/nothing_we_know')
  })
})
