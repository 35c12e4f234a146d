import { formatMoney, type Money, subtractMoney } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'

/** The plan that is to be replaced is not the one in force: it was replaced before, or is not the only one. */
export const planNotInForce = (fundId: string, planId: string, inForce: readonly string[]): DomainError =>
  new DomainError({
    code: 'LEDGER_PLAN_NOT_IN_FORCE',
    kind: 'conflict',
    title: { zh: '被替换的计划不是现行计划', en: 'The plan to be replaced is not the one in force' },
    detail: `Plan ${planId} cannot be replaced: in force in ${fundId} is ${inForce.join(', ')}.`,
    values: { fund_id: fundId, plan_id: planId, in_force: [...inForce] },
  })

/** A share would become less than awards claim of it or payments have taken of it. `available` is what of it is free. */
export const shareInUse = (fundId: string, funderId: string, available: Money, requested: Money): DomainError =>
  new DomainError({
    code: 'LEDGER_SHARE_IN_USE',
    kind: 'refused',
    title: { zh: '出资方份额已被补助或付款占用', en: "The funder's share is in use" },
    detail: `Of the share of ${funderId} in ${fundId} ${formatMoney(available)} is neither claimed by awards nor paid, ${formatMoney(requested)} was to be taken away: ${formatMoney(subtractMoney(requested, available))} is missing.`,
    values: { fund_id: fundId, funder_id: funderId, ...shortOf(available, requested) },
  })

/** What never arrived of a share cannot be sent back or carried over. */
export const shareNotArrived = (fundId: string, funderId: string, arrived: Money, requested: Money): DomainError =>
  new DomainError({
    code: 'LEDGER_SHARE_NOT_ARRIVED',
    kind: 'refused',
    title: { zh: '该份额资金尚未到账', en: 'This money has not arrived' },
    detail: `Of the share of ${funderId} in ${fundId} ${formatMoney(arrived)} has arrived, ${formatMoney(requested)} was to be taken away: ${formatMoney(subtractMoney(requested, arrived))} is missing.`,
    values: { fund_id: fundId, funder_id: funderId, ...shortOf(arrived, requested) },
  })

/** `funderId` sent no arrival of this id to this fund. */
export const arrivalUnknown = (fundId: string, arrivalId: string, funderId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_ARRIVAL_UNKNOWN',
    kind: 'refused',
    title: { zh: '该出资方没有此笔到账', en: 'This funder sent no such arrival' },
    detail: `The ledger has no arrival ${arrivalId} of ${funderId} in ${fundId}.`,
    values: { fund_id: fundId, arrival_id: arrivalId, funder_id: funderId },
  })

/** More than came unidentified with the arrival and is still so. */
export const identificationExceeded = (arrivalId: string, available: Money, requested: Money): DomainError =>
  new DomainError({
    code: 'LEDGER_IDENTIFICATION_EXCEEDED',
    kind: 'refused',
    title: { zh: '超出该笔到账的待认领金额', en: 'More than is unidentified of the arrival' },
    detail: `Of arrival ${arrivalId} ${formatMoney(available)} is unidentified, ${formatMoney(requested)} was to be identified: ${formatMoney(subtractMoney(requested, available))} is missing.`,
    values: { arrival_id: arrivalId, ...shortOf(available, requested) },
  })

/** Money is carried in that did not go out of that fund for this one, in these parts. */
export const carryUnknown = (carryId: string, fromFundId: string, fundId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_CARRY_UNKNOWN',
    kind: 'refused',
    title: { zh: '没有对应的结转转出', en: 'Nothing like this was carried out' },
    detail: `${fromFundId} carried nothing out for ${fundId} under ${carryId}, or in other parts.`,
    values: { carry_id: carryId, from_fund_id: fromFundId, to_fund_id: fundId },
  })

/** Earmarked money stays with its programme and area, and goes on in time. */
export const carryStrays = (field: string, from: string | number, to: string | number): DomainError =>
  new DomainError({
    code: 'LEDGER_CARRY_STRAYS',
    kind: 'refused',
    title: {
      zh: '只能结转到同一项目、同一地区的以后年度',
      en: 'Money is carried only to a later year of its programme and area',
    },
    detail: `The ${field} of the fund that gives is ${from}, of the fund that takes ${to}.`,
    values: { field, from, to },
  })

const shortOf = (available: Money, requested: Money) => ({
  available: formatMoney(available),
  requested: formatMoney(requested),
  missing: formatMoney(subtractMoney(requested, available)),
})
