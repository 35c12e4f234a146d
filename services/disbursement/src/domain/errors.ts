import { formatMoney, type Money, subtractMoney } from '@fundtrace/money'
import { DomainError, type ProblemKind, type ProblemRecord, type ProblemValues } from '@fundtrace/problem'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `DISBURSEMENT_${code}`, kind, title: { zh, en }, detail, values })

export const fundUnknown = (fundId: string): DomainError =>
  problem(
    'not_found',
    'FUND_UNKNOWN',
    '资金不存在',
    'There is no such fund',
    `No approved plan of fund ${fundId} is known here.`,
    { fund_id: fundId },
  )

export const batchUnknown = (batchId: string): DomainError =>
  problem('not_found', 'BATCH_UNKNOWN', '批次不存在', 'There is no such batch', `No batch ${batchId} is recorded.`, {
    batch_id: batchId,
  })

export const batchEmpty = (fundId: string, areaCode: string): DomainError =>
  problem(
    'refused',
    'BATCH_EMPTY',
    '没有可支付的补助',
    'There is nothing to pay',
    `No award of ${fundId} in ${areaCode} waits to be paid.`,
    { fund_id: fundId, area_code: areaCode },
  )

export const batchTooLarge = (fundId: string, areaCode: string, countMax: number): DomainError =>
  problem(
    'refused',
    'BATCH_TOO_LARGE',
    '批次笔数过多',
    'The batch has too many payments',
    `More than ${countMax} awards of ${fundId} in ${areaCode} wait to be paid: order a smaller area, or the awards by their ids.`,
    { fund_id: fundId, area_code: areaCode, count_max: countMax },
  )

export const orderAmbiguous = (): DomainError =>
  problem(
    'malformed',
    'ORDER_AMBIGUOUS',
    '区划与明细只能二选一',
    'The order names an area and lines',
    'A batch is everything unpaid of an area_code, or exactly the lines: send one of the two.',
    {},
  )

export const awardUnknown = (awardId: string): DomainError =>
  problem(
    'refused',
    'AWARD_UNKNOWN',
    '补助不存在',
    'There is no such award in this fund',
    `No award ${awardId} of this fund may be paid.`,
    { award_id: awardId },
  )

export const awardNamedTwice = (awardId: string): DomainError =>
  problem(
    'refused',
    'AWARD_NAMED_TWICE',
    '同一补助重复列示',
    'The order names an award twice',
    `Award ${awardId} is in the order twice; it is paid once.`,
    { award_id: awardId },
  )

/** `account` and `missing` as the ledger would name them. */
export const awardExceeded = (awardId: string, account: string, payable: Money, requested: Money): DomainError =>
  problem(
    'refused',
    'AWARD_EXCEEDED',
    '付款超出补助',
    'The payment exceeds the award',
    `Award ${awardId} (${account}) can be paid ${formatMoney(payable)}, ${formatMoney(requested)} was asked for: ${formatMoney(subtractMoney(requested, payable))} is missing.`,
    {
      award_id: awardId,
      account,
      available: formatMoney(payable),
      requested: formatMoney(requested),
      missing: formatMoney(subtractMoney(requested, payable)),
    },
  )

export const awardPaidInPart = (awardId: string, amount: Money, requested: Money): DomainError =>
  problem(
    'refused',
    'AWARD_PAID_IN_PART',
    '补助项须一次付清',
    'An award line is paid whole',
    `Award ${awardId} is ${formatMoney(amount)}; ${formatMoney(requested)} would leave a rest that could never be paid. Award it in several lines instead.`,
    { award_id: awardId, award: formatMoney(amount), requested: formatMoney(requested) },
  )

/** `first` null: not known, as of funds that came before their year was kept. */
export const batchPayDayWrong = (fundId: string, wanted: string, first: string | null, last: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_BATCH_PAY_DAY_WRONG',
    kind: 'refused',
    title: { zh: '支付日不在允许范围内', en: 'The pay day is out of bounds' },
    detail: `A batch of fund ${fundId} cannot be for ${wanted}: its day is from ${first ?? 'any day'} to ${last}.`,
    values: { fund_id: fundId, pay_on: wanted, first, last },
  })

export const awardTaken = (awardIds: readonly string[]): DomainError =>
  problem(
    'conflict',
    'AWARD_TAKEN',
    '补助已支付或在途',
    'The award is paid or on its way',
    `${awardIds.length} awards are in another batch, on their way or paid: ${awardIds.slice(0, 10).join(', ')}.`,
    { award_ids: awardIds.slice(0, 100), award_count: awardIds.length },
  )

/** `declared`: what the maker said; `found`: what the lines come to. */
export const controlSumWrong = (batchId: string | null, declared: ControlSum, found: ControlSum): DomainError =>
  problem(
    'refused',
    'CONTROL_SUM_WRONG',
    '笔数或合计与明细不符',
    'Count or total is not that of the lines',
    `Declared are ${declared.count} payments of ${formatMoney(declared.total)}, the lines are ${found.count} of ${formatMoney(found.total)}.`,
    {
      ...(batchId !== null && { batch_id: batchId }),
      declared_count: declared.count,
      declared_total: formatMoney(declared.total),
      count: found.count,
      total: formatMoney(found.total),
    },
  )
type ControlSum = Readonly<{ count: number; total: Money }>

/** Whoever made a thing cannot approve it. */
export const approvedByMaker = (batchId: string, officer: string): DomainError =>
  problem(
    'forbidden',
    'BATCH_APPROVED_BY_MAKER',
    '制单人不得审批',
    'The maker of a batch cannot approve it',
    `${officer} made batch ${batchId}; another officer must approve it.`,
    { batch_id: batchId, made_by: officer },
  )

export const batchStateWrong = (batchId: string, from: string, to: string): DomainError =>
  problem(
    'conflict',
    'BATCH_STATE_WRONG',
    '批次状态不允许此操作',
    'The batch is in another state',
    `Batch ${batchId} is ${from} and cannot become ${to}.`,
    { batch_id: batchId, state: from, wanted: to },
  )

/** `answer` completes the sentence: 'nothing', 'nothing within 15 s', '502'. */
export const payeesUnavailable = (answer: string): DomainError =>
  problem(
    'unavailable',
    'PAYEES_UNAVAILABLE',
    '无法取得收款人信息',
    'The payees could not be looked up',
    `The register answered ${answer}; nothing was released, try again.`,
    { answer },
  )

/** Another service's refusal, passed on in its own words. */
export const passedOn = (record: ProblemRecord, kind: ProblemKind): DomainError =>
  new DomainError({
    code: record.code,
    kind,
    title: record.title,
    detail: record.detail,
    values: record.values,
  })
