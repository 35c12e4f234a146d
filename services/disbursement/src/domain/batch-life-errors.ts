import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'
import type { Person } from './four-eyes.ts'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `DISBURSEMENT_${code}`, kind, title: { zh, en }, detail, values })

/** `deed` completes the sentence: 'decides on the objection'. */
export const officerNotAnother = (officer: Person, maker: Person, deed: string): DomainError =>
  problem(
    'forbidden',
    'OFFICER_NOT_ANOTHER',
    '须由另一人办理',
    'Another officer must do this',
    `${named(officer)} has had a hand in this already, as ${named(maker)}; another officer ${deed}.`,
    { officer: officer.subject, acting_for: officer.actingFor, before: maker.subject, before_for: maker.actingFor },
  )

export const approvedTwice = (batchId: string, officer: Person, before: Person): DomainError =>
  problem(
    'forbidden',
    'BATCH_APPROVED_TWICE',
    '同一人不得重复审批',
    'The same officer cannot approve a batch twice',
    `${named(before)} has approved batch ${batchId}; ${named(officer)} cannot be its next approver.`,
    { batch_id: batchId, approved_by: before.subject, officer: officer.subject },
  )

export const makerOnly = (batchId: string, officer: Person, maker: Person, deed: string): DomainError =>
  problem(
    'forbidden',
    'BATCH_MAKER_ONLY',
    '只能由制单人办理',
    'Only the maker may do this',
    `Batch ${batchId} was made by ${named(maker)}; ${named(officer)} cannot ${deed} it.`,
    { batch_id: batchId, made_by: maker.subject, officer: officer.subject },
  )

export const noticeNotAsked = (batchId: string): DomainError =>
  problem(
    'refused',
    'NOTICE_NOT_ASKED',
    '该项目支付无须公示',
    'The programme asks for no notice',
    `The payment terms of batch ${batchId} have no days of public notice: submit it.`,
    { batch_id: batchId },
  )

export const noticeMissing = (batchId: string, days: number): DomainError =>
  problem(
    'refused',
    'NOTICE_MISSING',
    '尚未公示',
    'The batch was not put up for notice',
    `Batch ${batchId} is to be in public notice for ${days} days before it is submitted.`,
    { batch_id: batchId, notice_days: days },
  )

/** `until`: the last day, YYYY-MM-DD; days end at midnight in Shanghai. */
export const noticeNotOver = (batchId: string, until: string, today: string): DomainError =>
  problem(
    'refused',
    'NOTICE_NOT_OVER',
    '公示期未满',
    'The notice is not over',
    `The notice of batch ${batchId} runs to the end of ${until}; today is ${today}.`,
    { batch_id: batchId, notice_until: until, today },
  )

export const noticeDayWrong = (batchId: string, from: string, today: string, last: string): DomainError =>
  problem(
    'refused',
    'NOTICE_DAY_WRONG',
    '公示起始日不得早于今日或过晚',
    'The notice begins on a day that is past or too far',
    `The notice of batch ${batchId} cannot begin on ${from}: its first day is from ${today}, which is today, to ${last}.`,
    { batch_id: batchId, from, today, last },
  )

export const advanceNotAllowed = (batchId: string): DomainError =>
  problem(
    'refused',
    'ADVANCE_NOT_ALLOWED',
    '该项目不允许垫付',
    'The programme allows no advance',
    `The payment terms of batch ${batchId} name no funder that may advance what another owes.`,
    { batch_id: batchId },
  )

const named = ({ subject, actingFor }: Person): string =>
  actingFor === null ? subject : `${subject} in the place of ${actingFor}`
