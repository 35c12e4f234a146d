import type { Item } from '@fundtrace/matching'
import { identityCheckDigit, maskBankAccount, maskIdentityNumber, maskName } from '@fundtrace/personal-data'
import type { FactValue } from '../control.ts'

/** What of a person a field holds. */
export type Person = 'name' | 'account' | 'number' | 'phone' | 'text'
/** By the field's name; what is not here is judged by what it is called. */
export type PersonalFields = Readonly<Record<string, Person>>

/** What the headers of a list say of its fields: a field may be called anything, 姓名 is a name. `fields`: headers by field. */
export const personalFields = (fields: Readonly<Record<string, string | readonly string[]>>): PersonalFields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, headers]) => {
      const person = [headers].flat().map(personOfHeader).find(Boolean) ?? personOfField(field)
      return person === undefined ? [] : [[field, person]]
    }),
  )

/** An item as it is shown, people masked. */
export const maskItem = (item: Item, personal: PersonalFields = {}): Item => ({
  ...item,
  id: maskNumbers(item.id),
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

const MASKS: Readonly<Record<Person, (value: string) => string>> = {
  name: maskName,
  account: (value) => (value === '' ? '' : maskBankAccount(value)),
  number: maskIdentityNumber,
  phone: (value) => value.replaceAll(/.(?=.{4})/gu, '*'),
  // What people write of each other beside an amount cannot be told apart.
  text: (value) => (value === '' ? '' : `*(${Array.from(value).length})`),
}

const FIELDS: readonly (readonly [Person, RegExp])[] = [
  ['name', /(?:^|_)(?:name|payee|person|holder|owner|head)$/],
  ['account', /(?:^|_)(?:account|card|iban)(?:_number|_no)?$/],
  ['number', /(?:^|_)(?:identity|identity_number|id_number|id_card|id_no)$/],
  ['phone', /(?:^|_)(?:phone|mobile|telephone)$/],
  ['text', /(?:^|_)(?:text|memo|narrative|description|summary|remark|address)$/],
]
const HEADERS: readonly (readonly [Person, RegExp])[] = [
  ['number', /身份证|证件号|公民身份|identity number|id number/iu],
  ['account', /账号|帐号|卡号|存折|account|card/iu],
  ['phone', /电话|手机|联系方式|phone|mobile/iu],
  ['name', /姓名|户名|户主|收款人|付款人|对方名称|payee|beneficiary name/iu],
  ['text', /摘要|附言|备注|用途|地址|住址|remark|narrative|memo|address/iu],
]
const personOfField = (name: string): Person | undefined => FIELDS.find(([, rule]) => rule.test(name))?.[0]
const personOfHeader = (header: string): Person | undefined => HEADERS.find(([, rule]) => rule.test(header))?.[0]

/** Identity numbers wherever they stand: as the row's own name, as a reference. */
const maskNumbers = (value: string): string =>
  value.replaceAll(/(?<!\d)\d{17}[\dXx](?!\d)/g, (text) =>
    identityCheckDigit(text.slice(0, 17)) === text.slice(17).toUpperCase() ? maskIdentityNumber(text) : text,
  )
