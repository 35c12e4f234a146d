import type { Item } from '@fundtrace/matching'
import { identityCheckDigit, maskBankAccount, maskIdentityNumber, maskName, passesLuhn } from '@fundtrace/personal-data'
import type { FactValue } from '../control.ts'

/** What of a person a field holds. */
export type PersonalKind = 'name' | 'account' | 'number' | 'phone' | 'text' | 'unknown'
/** By the field's name; what is not here is judged by what it is called. */
export type PersonalFields = Readonly<Record<string, PersonalKind>>

/** The column that names the rows, among the fields; no field can be called so. */
export const ID_COLUMN = '#id'

/**
 * What the headers of a list say of its fields: a field may be called anything, 姓名 is a name. A header that says neither that a person stands there
 * nor that none does is taken for one under which people may. `fields`: headers by field.
 */
export const personalFields = (fields: Readonly<Record<string, string | readonly string[]>>): PersonalFields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, given]) => {
      const headers = [given].flat()
      const person = headers.map(personOfHeader).find(Boolean) ?? personOfField(field)
      if (person === undefined && headers.every((header) => HARMLESS.test(header))) return []
      return [[field, person ?? 'unknown']]
    }),
  )

/** An item as it is shown, people masked. */
export const maskItem = (item: Item, personal: PersonalFields = {}): Item => ({
  ...item,
  id: maskField(ID_COLUMN, item.id, personal),
  fields: Object.fromEntries(
    Object.entries(item.fields).map(([name, value]) => [name, maskField(name, value, personal)]),
  ),
})

export function maskField(name: string, value: string, personal: PersonalFields = {}): string {
  const person = personal[name] ?? personOfField(name)
  return person === undefined ? maskNumbers(value) : MASKS[person](value)
}

/** Values of a control, at any depth. */
export function maskValue(value: FactValue, name = ''): FactValue {
  if (typeof value === 'string') return maskField(name, value)
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map((each) => maskValue(each, name))
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, maskValue(each, key)]))
}
const isList = (value: object): value is readonly FactValue[] => Array.isArray(value)

/** Shows days, times, sums and short codes: nobody is told by them. */
export const maskUnknown = (value: string): string =>
  value === '' || (CODE.test(value) && !/\d{11}/.test(value)) ? value : `*(${Array.from(value).length})`
const CODE = /^(?=.*\d)[\w.,:/+-]{1,40}$/

const MASKS: Readonly<Record<PersonalKind, (value: string) => string>> = {
  name: maskName,
  account: (value) => (value === '' ? '' : maskBankAccount(value)),
  number: maskIdentityNumber,
  phone: (value) => value.replaceAll(/.(?=.{4})/gu, '*'),
  // What people write of each other beside an amount cannot be told apart.
  text: (value) => (value === '' ? '' : `*(${Array.from(value).length})`),
  unknown: maskUnknown,
}

const FIELDS: readonly (readonly [PersonalKind, RegExp])[] = [
  ['name', /(?:^|_)(?:name|payee|person|holder|owner|head)$/],
  ['account', /(?:^|_)(?:account|card|iban)(?:_number|_no)?$/],
  ['number', /(?:^|_)(?:identity|identity_number|id_number|id_card|id_no)$/],
  ['phone', /(?:^|_)(?:phone|mobile|telephone)$/],
  ['text', /(?:^|_)(?:text|memo|narrative|description|summary|remark|address)$/],
]
const HEADERS: readonly (readonly [PersonalKind, RegExp])[] = [
  ['number', /身份|证件|证号码|户口|社保|残疾证|identity|id (?:number|card|no)|passport/iu],
  ['account', /账号|帐号|账户|帐户|卡|存折|一折通|account|card|iban/iu],
  ['phone', /电话|手机|联系方式|phone|mobile/iu],
  [
    'name',
    /(?<![省市县乡镇村组])名$|户主|农户|贫困户|受益户|对方名称|人(?:[(\uff08].*)?$|代表|学生|家长|配偶|父|母|payee|name|person|holder|owner|beneficiary/iu,
  ],
  ['text', /摘要|附言|备注|用途|说明|地址|住址|remark|narrative|memo|address|description/iu],
]
/** Of papers, places, days and sums, not of people. */
const HARMLESS =
  /编号|序号|流水号|凭证|文号|单号|批次|日期|时间|年度|月份|金额|余额|币种|科目|资金|项目|类[型别]|状态|区划|地区|[省市县乡镇村组](?:名称?)?$|单位|部门|银行$|开户行|reference|date|amount|code|fund|programme|program|status|kind|type|batch|currency|area|county|town|village|voucher|serial|balance|year|month/iu
const personOfField = (name: string): PersonalKind | undefined => FIELDS.find(([, rule]) => rule.test(name))?.[0]
const personOfHeader = (header: string): PersonalKind | undefined => HEADERS.find(([, rule]) => rule.test(header))?.[0]

/** Identity and card numbers wherever they stand: as the row's own name, as a reference. */
const maskNumbers = (value: string): string =>
  value
    .replaceAll(/(?<!\d)\d{17}[\dXx](?!\d)/g, (text) =>
      identityCheckDigit(text.slice(0, 17)) === text.slice(17).toUpperCase() ? maskIdentityNumber(text) : text,
    )
    .replaceAll(/(?<!\d)\d{16,19}(?!\d)/g, (text) => (passesLuhn(text) ? maskBankAccount(text) : text))
