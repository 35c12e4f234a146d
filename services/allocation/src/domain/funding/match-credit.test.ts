import { describe, expect, it } from 'vitest'
import { findDocumentNumber, issuerOf, normaliseDocumentNumber, withKnownIssuer } from './document-number.ts'
import { type CreditFacts, type FunderAlias, matchCredit } from './match-credit.ts'

describe('a document number', () => {
  it.each([
    ['粤财农〔2016〕101号', '粤财农〔2016〕101号'],
    ['拨款 佛财农［2016］ 061 号', '佛财农〔2016〕61号'],
    ['湛开财（2016）12号扶贫款', '湛开财〔2016〕12号'],
    ['深财扶[２０１６]２７号', '深财扶〔2016〕27号'],
    ['拨款', null],
    ['2016-101', null],
    ['指〔2016〕1号', '指〔2016〕1号'],
  ])('in %s is %s', (remark, found) => expect(findDocumentNumber(remark)).toBe(found))

  it('is told from the words before it by the issuers that are known', () => {
    const found = findDocumentNumber('今收到粤财农〔2016〕101号资金') ?? ''
    expect(withKnownIssuer(found, ['财农', '粤财农', '佛财农'])).toBe('粤财农〔2016〕101号')
    expect(withKnownIssuer(found, ['深财扶'])).toBe('今收到粤财农〔2016〕101号')
  })

  it('names who issued it, and has one spelling', () => {
    expect(issuerOf('粤财农〔2016〕101号')).toBe('粤财农')
    expect(normaliseDocumentNumber(' 粤财农[2016]101号 ')).toBe('粤财农〔2016〕101号')
    expect(normaliseDocumentNumber('关于粤财农〔2016〕101号的补充通知')).toBe('关于粤财农〔2016〕101号的补充通知')
  })
})

describe('a credit', () => {
  const aliases: readonly FunderAlias[] = [
    { funderId: 'province', kind: 'payer', text: '广东省财政厅' },
    { funderId: 'province', kind: 'issuer', text: '粤财农' },
    { funderId: 'foshan', kind: 'payer', text: '佛山市财政局' },
    { funderId: 'zhanjiang', kind: 'payer', text: '湛江市财政局' },
    { funderId: 'zhanjiang-yunfu', kind: 'payer', text: '湛江市财政局' },
  ]
  const documents = new Map([
    ['湛财农〔2016〕34号', new Set(['zhanjiang'])],
    ['粤财农〔2016〕7号', new Set(['foshan'])],
  ])
  const match = (credit: Partial<CreditFacts>) =>
    matchCredit({ payer: null, documentNumber: null, ...credit }, aliases, documents)

  it.each([
    ['by its payer, however its name is spaced', { payer: '广东省 财政厅' }, 'province'],
    ['by who issued its document', { documentNumber: '粤财农〔2016〕101号' }, 'province'],
    ['by a document that came before, whoever issued it', { documentNumber: '粤财农〔2016〕7号' }, 'foshan'],
    [
      'by both, where one alone could be two',
      { payer: '湛江市财政局', documentNumber: '湛财农〔2016〕34号' },
      'zhanjiang',
    ],
    [
      'by its payer, where nobody knows its document',
      { payer: '佛山市财政局', documentNumber: '新财〔2016〕1号' },
      'foshan',
    ],
  ])('is known %s', (_case, credit, funderId) => {
    expect(match(credit)).toEqual({ outcome: 'known', funderId })
  })

  it.each([
    ['nobody', { payer: '某某公司' }, 'no_candidate', []],
    ['nobody, where it says nothing', {}, 'no_candidate', []],
    ['two', { payer: '湛江市财政局' }, 'several_candidates', ['zhanjiang', 'zhanjiang-yunfu']],
    [
      'one by its payer and another by its document',
      { payer: '佛山市财政局', documentNumber: '粤财农〔2016〕101号' },
      'contradiction',
      ['foshan', 'province'],
    ],
  ])('that fits %s waits as unidentified', (_case, credit, reason, candidates) => {
    expect(match(credit)).toEqual({ outcome: 'unidentified', reason, candidates })
  })
})
