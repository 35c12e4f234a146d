import { describe, expect, it } from 'vitest'
import { reasonOf } from './reason-of.ts'

describe('reasonOf', () => {
  it.each([
    ['AC04', 'AC04'],
    ['ＡＣ０４ 已销户', 'AC04'],
    ['账号与户名不符', 'BE01'],
    ['收款人户名不一致', 'BE01'],
    ['户名错误', 'BE01'],
    ['账号不存在', 'AC01'],
    ['卡号校验位错误', 'AC01'],
    ['无此户', 'AC01'],
    ['该账户已销户', 'AC04'],
    ['账户冻结', 'AC06'],
    ['久悬户', 'AC06'],
    ['客户身份证件已过期', 'AC06'],
    ['账户持有人已死亡', 'MD07'],
    ['II类户超过日累计限额', 'AM14'],
    ['Ⅱ类账户不能办理', 'AC14'],
    ['收款行行号错误', 'RC01'],
    ['付款账户余额不足', 'AM04'],
    ['重复提交', 'AM05'],
    ['金额格式错误', 'AM12'],
    ['他行系统超时', 'AB05'],
    ['系统异常', 'TECH'],
    ['其他', 'MS03'],
    ['', 'MS03'],
  ])('reads %j as %s', (said, code) => expect(reasonOf(said).code).toBe(code))

  it('keeps a code that it does not know, in the words of the bank', () => {
    expect(reasonOf('XT99 未知产品')).toEqual({ code: 'XT99', zh: '未知产品', en: '未知产品' })
  })

  it('does not take a word for a code', () => {
    expect(reasonOf('ERROR 1001').code).toBe('MS03')
    expect(reasonOf('FAIL').code).toBe('MS03')
  })
})
