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

  it('names nobody under a header that nobody foresaw, and leaves what is of papers, places and days', () => {
    const headers = {
      '#id': '银行卡',
      who: '领款人',
      family: '农户',
      guardian: '监护人（父母）',
      card: '一卡通',
      paper: '证件',
      new_one: '帮扶对象',
      pinyin: 'Whoever',
      reference: '凭证号',
      village: '行政村',
      code: '甲',
    }
    const fields = {
      who: '欧阳明',
      family: '王小二',
      guardian: '张大山',
      card: '6228480000000000001',
      paper: '441802900101123',
      new_one: '赵六',
      pinyin: 'Zhang San',
      reference: '付-12',
      village: '大湾村',
      code: 'A-7/2016',
    }
    const shown = maskItem({ ...ITEM, id: '6222021001123456789', fields }, personalFields(headers))
    expect(shown).toMatchObject({
      id: '**** **** **** 6789',
      fields: {
        who: '欧**',
        family: '王**',
        guardian: '张**',
        card: '**** **** **** 0001',
        new_one: '*(2)',
        pinyin: '*(9)',
        reference: '付-12',
        village: '大湾村',
        code: 'A-7/2016',
      },
    })
    expect(shown.fields['paper']).not.toContain('900101')
    expect(maskItem({ ...ITEM, id: '6222020200112233445', fields: {} }).id, 'no card').toBe('6222020200112233445')
    expect(maskItem({ ...ITEM, id: '6228480402564890018', fields: {} }).id).toBe('**** **** **** 0018')
    expect(maskItem({ ...ITEM, id: '赵六', fields: {} }, personalFields({ '#id': '对象' })).id).toBe('*(2)')
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
