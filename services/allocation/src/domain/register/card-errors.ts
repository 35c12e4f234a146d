import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'

export const cardChangeUnknown = (beneficiaryId: string, changeId: string): DomainError =>
  problem(
    'not_found',
    'CARD_CHANGE_UNKNOWN',
    '账号变更申请不存在',
    'There is no such card change',
    `No card change ${changeId} of ${beneficiaryId} is recorded.`,
    { beneficiary_id: beneficiaryId, change_id: changeId },
  )

/** Whoever asks for a thing cannot approve it. */
export const cardChangeByAsker = (changeId: string, officer: string): DomainError =>
  problem(
    'forbidden',
    'CARD_CHANGE_DECIDED_BY_ASKER',
    '申请人不得审批本人的账号变更',
    'Whoever asked for a card change cannot decide it',
    `${officer} asked for card change ${changeId}, himself or in another's place; another officer decides it.`,
    { change_id: changeId, asked_by: officer },
  )

export const cardChangeDecided = (changeId: string, state: string): DomainError =>
  problem(
    'conflict',
    'CARD_CHANGE_DECIDED',
    '账号变更申请已处理',
    'The card change is decided',
    `Card change ${changeId} is ${state}.`,
    { change_id: changeId, state },
  )

export const cardUnchanged = (beneficiaryId: string): DomainError =>
  problem(
    'refused',
    'CARD_UNCHANGED',
    '账号与现有账号相同',
    'The account is the one in force',
    `${beneficiaryId} is paid to this account already.`,
    { beneficiary_id: beneficiaryId },
  )
