import type { Text } from '../shell/language.tsx'
import type { Officer } from '../shell/session.ts'
import { officerName } from '../parts/officer-name.ts'
import { isAnother, isTreasurer } from './officers.ts'
import type { Batch, BankFile, Parcel } from './batch-queries.ts'

/** Why an officer may not do a thing now; undefined where he may. The service has the last word and says the same. */
export type Refusal = Text | undefined

const ROLE: Text = { zh: '只有国库人员可以办理；您可以查看。', en: 'Only treasury officers do this; you may look.' }
const state = (zh: string, en: string): Text => ({ zh, en })

const first = (...refusals: readonly Refusal[]): Refusal => refusals.find((refusal) => refusal !== undefined)
const unless = (isFine: boolean, refusal: Text): Refusal => (isFine ? undefined : refusal)
export const roleRefusal = (officer: Officer): Refusal => unless(isTreasurer(officer), ROLE)

const mine = (zh: string, en: string): Text => ({
  zh: `${zh}须由另一人办理。`,
  en: `${en} Another officer must do this.`,
})

export function approvalRefusal(batch: Batch, officer: Officer): Refusal {
  const before = batch.approvals.find(({ approved_by, approved_for }) => !isAnother(officer, approved_by, approved_for))
  return first(
    roleRefusal(officer),
    unless(batch.state === 'submitted', state('批次提交后才能批准。', 'A batch is approved after it was submitted.')),
    unless(
      isAnother(officer, batch.made_by, batch.made_for),
      mine('这个批次是您制单的，制单人不能批准自己的批次。', 'You made this batch, and nobody approves what he made.'),
    ),
    before && mine('您已经批准过，还需其他人批准。', 'You have approved it already.'),
  )
}

export const recallRefusal = (batch: Batch, officer: Officer): Refusal =>
  first(
    roleRefusal(officer),
    unless(
      !isAnother(officer, batch.made_by, batch.made_for),
      state(
        `只有制单人${officerName(batch.made_by)}可以撤回；其他人可以退回。`,
        `Only its maker ${officerName(batch.made_by)} recalls it; others reject it.`,
      ),
    ),
  )

export const rejectRefusal = (batch: Batch, officer: Officer): Refusal =>
  first(
    roleRefusal(officer),
    unless(
      isAnother(officer, batch.made_by, batch.made_for),
      state('制单人不能退回自己的批次，可以撤回。', 'Its maker does not reject it, he recalls it.'),
    ),
  )

export function submitRefusal(batch: Batch, officer: Officer, today: string): Refusal {
  const days = batch.terms?.notice_days ?? 0
  return first(
    roleRefusal(officer),
    unless(
      batch.state === 'validated' || batch.state === 'in_notice',
      state('核对之后才能提交。', 'A batch is submitted after it was checked.'),
    ),
    unless(
      batch.state !== 'validated' || days === 0,
      state(`该项目要求先公示 ${days} 天。`, `Its programme asks for ${days} days of public notice first.`),
    ),
    unless(
      batch.state !== 'in_notice' || batch.notice_until === null || batch.notice_until < today,
      state(
        `公示到 ${batch.notice_until} 为止，次日起可以提交。`,
        `It is in notice until ${batch.notice_until}; it is submitted from the day after.`,
      ),
    ),
  )
}

export const releaseRefusal = (file: BankFile, officer: Officer): Refusal =>
  first(
    roleRefusal(officer),
    unless(file.state === 'written', state('文件生成后才能放行。', 'A file is released after it was written.')),
    unless(
      isAnother(officer, file.written_by, file.written_for),
      mine('这个文件是您生成的，不能自己放行。', 'You had this file written.'),
    ),
  )

export const parcelApprovalRefusal = (parcel: Parcel, batch: Batch, officer: Officer): Refusal =>
  first(
    roleRefusal(officer),
    unless(
      isAnother(officer, parcel.made_by),
      mine('这个补发分包是您编制的，不能自己批准。', 'You cut this parcel, and nobody approves what he made.'),
    ),
    unless(
      isAnother(officer, batch.made_by, batch.made_for),
      mine('这个批次是您制单的，补发也不能由您批准。', 'You made this batch.'),
    ),
    unless(
      parcel.approvers.every((person) => isAnother(officer, person)),
      mine('您已经批准过，还需其他人批准。', 'You have approved it already.'),
    ),
  )

/** For requests that one officer makes and another answers; `what` completes "这是您提出的…". */
export const answerRefusal = (askedBy: string, askedFor: string | null, officer: Officer): Refusal =>
  first(
    roleRefusal(officer),
    unless(isAnother(officer, askedBy, askedFor), mine('这是您提出的。', 'You asked for this.')),
  )

export const advanceRefusal = (batch: Batch, officer: Officer): Refusal =>
  first(
    roleRefusal(officer),
    unless(
      (batch.terms?.advance_by.length ?? 0) > 0,
      state('该项目没有约定由谁垫付。', 'Its programme names nobody who advances.'),
    ),
    unless(
      isAnother(officer, batch.made_by, batch.made_for),
      mine('制单人不能决定垫付。', 'Its maker does not decide on an advance.'),
    ),
  )
