import { describe, expect, it } from 'vitest'
import { maskItem, maskValue, personalFields } from './mask-item.ts'
import { shownBreak } from './shown-break.ts'

const ITEM = { row: 2, id: '441802199001011239', amount: 1n, on: null, at: null }

describe('an item as it is shown', () => {
  it('names nobody, whatever the list calls its columns', () => {
    const personal = personalFields({
      xm: '姓名',
      zh: ['收款账号', 'account'],
      sfz: '身份证号码',
      zy: '摘要',
      doc: '指标文号',
    })
    const fields = {
      xm: '欧阳明',
      zh: '6222021001123456789',
      sfz: '441802199001011239',
      zy: '欧阳明六月',
      doc: '清财农〔2016〕8号',
      payee: '李四',
      reference: '20160605000123456789',
    }
    expect(maskItem({ ...ITEM, fields }, personal)).toEqual({
      ...ITEM,
      id: '4418**********1239',
      fields: {
        xm: '欧**',
        zh: '**** **** **** 6789',
        sfz: '4418**********1239',
        zy: '*(5)',
        doc: '清财农〔2016〕8号',
        payee: '李*',
        reference: '20160605000123456789',
      },
    })
  })

  it('names nobody in what was compared, nor at any depth of what a control says', () => {
    const detail = { field: 'xm', left: '张三丰', right: '张三峰', days: '3' }
    const nothing = {
      rule: null,
      failed: null,
      left: null,
      right: null,
      fund: null,
      identity: null,
      field: '',
      candidates: [],
    }
    const found = {
      ...nothing,
      number: 1,
      kind: 'payee_mismatch',
      difference: 0n,
      detail,
      related: { left: [], right: [], items: [{ side: 'left', item: { ...ITEM, fields: { xm: '张三丰' } } }] },
      explanation: { zh: '户名不符', en: 'Payee differs' },
    } as const
    const shown = shownBreak(found, { xm: 'name' })
    expect(shown.detail).toEqual({ field: 'xm', left: '张**', right: '张**', days: '3' })
    expect(shown.related.items[0]?.item).toMatchObject({ amount: '0.01', fields: { xm: '张**' } })
    expect(maskValue({ level: 'county', people: [{ name: '王五', amount: '1.00' }] })).toEqual({
      level: 'county',
      people: [{ name: '王*', amount: '1.00' }],
    })
  })
})
