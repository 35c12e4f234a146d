/** What of a table an auditor says: which column is what. '' where none is. */
export type ColumnChoice = Readonly<{
  shape: 'one' | 'in_out'
  amount: string
  in: string
  out: string
  unit: 'yuan' | 'fen' | 'wan'
  sign: 'as_written' | 'turned'
  date: string
  balance: string
  id: string
  reference: string
  name: string
  account: string
  page: string
  time: string
  beneficiary: string
  identity_number: string
  card_number: string
  since: string
  until: string
}>
export type ColumnRole = Exclude<keyof ColumnChoice, 'shape' | 'unit' | 'sign'>

/** Proposes a column for each role by how the headers of banks and offices are called. */
export function guessColumns(headers: readonly string[]): ColumnChoice {
  const find = (role: ColumnRole): string =>
    headers.find((header) => HEADERS[role].exact.test(comparable(header))) ??
    headers.find((header) => HEADERS[role].near.test(comparable(header))) ??
    ''
  const [incoming, outgoing] = [find('in'), find('out')]
  const isPair = incoming !== '' && outgoing !== ''
  const amount = isPair ? '' : find('amount')
  return {
    shape: isPair ? 'in_out' : 'one',
    amount,
    in: isPair ? incoming : '',
    out: isPair ? outgoing : '',
    unit: /万元/u.test(amount + incoming) ? 'wan' : /[（(]分[）)]/u.test(amount + incoming) ? 'fen' : 'yuan',
    sign: 'as_written',
    date: find('date'),
    balance: find('balance'),
    id: find('id'),
    reference: find('reference'),
    name: find('name'),
    account: find('account'),
    page: find('page'),
    time: find('time'),
    beneficiary: find('beneficiary'),
    identity_number: find('identity_number'),
    card_number: find('card_number'),
    since: find('since'),
    until: find('until'),
  }
}

/** As the service reads a mapping (packages/tabular-source). */
export function mappingOf(
  choice: ColumnChoice,
  { separator, isRegister = false }: Readonly<{ separator?: string | undefined; isRegister?: boolean }> = {},
): Record<string, unknown> {
  const roles = isRegister ? [...LIST_FIELDS, ...REGISTER_FIELDS] : LIST_FIELDS
  const fields = Object.fromEntries(roles.flatMap((role) => (choice[role] === '' ? [] : [[role, choice[role]]])))
  const amount = amountOf(choice)
  return {
    ...(separator !== undefined && { separator }),
    ...(amount !== undefined && { amount }),
    ...(choice.sign === 'turned' && { sign: 'turned' }),
    ...(choice.date !== '' && { date: choice.date }),
    ...(choice.date !== '' && choice.time !== '' && { time: choice.time }),
    ...(choice.balance !== '' && { balance: choice.balance }),
    ...(choice.page !== '' && { page: choice.page }),
    ...(choice.id !== '' && { id: choice.id }),
    ...(Object.keys(fields).length > 0 && { fields }),
  }
}

export const LIST_FIELDS = ['reference', 'name', 'account'] as const
/** By which the shipped controls know people in the registers of other offices. */
export const REGISTER_FIELDS = ['beneficiary', 'identity_number', 'card_number', 'since', 'until'] as const

function amountOf({ shape, amount, unit, ...choice }: ColumnChoice): unknown {
  const unitSaid = unit === 'yuan' ? {} : { unit }
  if (shape === 'in_out') return { in: choice.in, out: choice.out, ...unitSaid }
  if (amount === '') return undefined
  return unit === 'yuan' ? amount : { header: amount, ...unitSaid }
}

/** What still has to be said before it can be read. A register is looked up and not added up: it may have no amounts. */
export const isComplete = (choice: ColumnChoice, { isRegister = false } = {}): boolean =>
  choice.shape === 'in_out' ? choice.in !== '' && choice.out !== '' : isRegister || choice.amount !== ''

const comparable = (header: string): string => header.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '')

const HEADERS: Readonly<Record<ColumnRole, Readonly<{ exact: RegExp; near: RegExp }>>> = {
  amount: { exact: /^(?:金额|交易金额|发生额|amount)$/u, near: /金额|发生额|补助额|amount/u },
  in: { exact: /^(?:收入|贷方|贷方发生额|收入金额|credit|received)$/u, near: /收入|贷方|存入|转入|credit|received/u },
  out: { exact: /^(?:支出|借方|借方发生额|支出金额|debit|paid_out)$/u, near: /支出|借方|支取|转出|debit|paid.?out/u },
  date: { exact: /^(?:日期|记账日期|交易日期|date|booking_date)$/u, near: /日期|日|date/u },
  balance: { exact: /^(?:余额|账户余额|balance)$/u, near: /余额|balance/u },
  id: { exact: /^(?:银行流水号|流水号|交易流水号|序号|编号|bank_reference|id)$/u, near: /流水|序号|bank.?reference/u },
  reference: {
    exact: /^(?:付款编号|业务编号|客户参考号|文号|reference)$/u,
    near: /付款编号|业务编号|参考号|凭证号|reference/u,
  },
  name: { exact: /^(?:户名|姓名|对方户名|收款人|payee|name)$/u, near: /户名|姓名|收款人|payee|name/u },
  account: { exact: /^(?:账号|帐号|卡号|对方账号|account)$/u, near: /账号|帐号|卡号|account/u },
  page: { exact: /^(?:页码|页号|page)$/u, near: /页码|页号/u },
  time: { exact: /^(?:时间|交易时间|time)$/u, near: /时间/u },
  beneficiary: { exact: /^(?:户编号|受益对象|beneficiary)$/u, near: /户编号|户号|受益对象/u },
  identity_number: { exact: /^(?:身份证号|身份证号码|证件号码|identity_number)$/u, near: /身份证|证件号/u },
  card_number: { exact: /^(?:银行卡号|卡号|一卡通账号|card_number)$/u, near: /卡号|一卡通/u },
  since: { exact: /^(?:起始日期|生效日期|死亡日期|since)$/u, near: /起始|生效|死亡日期/u },
  until: { exact: /^(?:截止日期|终止日期|until)$/u, near: /截止|终止/u },
}
