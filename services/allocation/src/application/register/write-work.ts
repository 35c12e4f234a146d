import type { Transaction } from '@fundtrace/database'
import { type KeyRing, maskName, seal } from '@fundtrace/personal-data'
import { insertBankAccounts, insertCardChanges } from '../../adapters/postgres/register/card-repository.ts'
import { insertBeneficiaries } from '../../adapters/postgres/register-repository.ts'
import { insertVersions } from '../../adapters/postgres/register/version-repository.ts'
import { dayOfItem } from '../../domain/register/item.ts'
import type { RegisterWork } from '../../domain/register/register-draft.ts'
import type { Officer } from '../officer.ts'
import { cardChanges } from './change-card.ts'
import { ofBeneficiary, sealAccount } from './seal-account.ts'
import { cadreNameContext, nameContext, personNameContext } from './sealed-places.ts'

/** Writes what a list of changes came to: everything under the one revision, names and accounts sealed. */
export async function writeWork(
  trx: Transaction,
  ring: KeyRing,
  work: RegisterWork,
  by: Readonly<{ revision: number; officer: Officer }>,
): Promise<void> {
  const { revision, officer } = by
  await insertBeneficiaries(trx, work.beneficiaries, officer.subject)
  await writeAccounts(trx, ring, work, officer)
  await insertVersions(
    trx,
    'household_versions',
    work.households.map(({ key, value: { validFrom, state, reason } }) => {
      const { name, ...fields } = state.fields
      return {
        ...fields,
        beneficiary_id: key,
        valid_from: validFrom,
        revision,
        status: state.status,
        grace_until: state.graceUntil,
        name_shown: maskName(name),
        name_sealed: seal(ring, name, nameContext(key)),
        reason,
      }
    }),
  )
  await insertVersions(
    trx,
    'member_versions',
    work.members.map(({ key, value: { validFrom, state, reason } }) => {
      const { name, ...fields } = state.fields
      return {
        ...fields,
        person_id: key,
        valid_from: validFrom,
        revision,
        household_id: state.householdId,
        ended: state.ended,
        name_shown: maskName(name),
        name_sealed: seal(ring, name, personNameContext(key)),
        reason,
      }
    }),
  )
  await writePlaces(trx, ring, work, revision)
  await writeSupport(trx, ring, work, revision)
}

/** The first comes with its beneficiary; every other one waits for another officer. */
async function writeAccounts(trx: Transaction, ring: KeyRing, work: RegisterWork, officer: Officer): Promise<void> {
  await insertBankAccounts(
    trx,
    work.bankAccounts.flatMap(({ beneficiaryId, account, reason, isFirst }) => {
      const sealed = isFirst ? sealAccount(ring, account, ofBeneficiary(beneficiaryId)) : undefined
      return sealed === undefined
        ? []
        : [{ beneficiary_id: beneficiaryId, version: 1, reason, change_id: null, ...sealed }]
    }),
    officer.subject,
  )
  await insertCardChanges(
    trx,
    cardChanges(
      ring,
      work.bankAccounts.filter(({ isFirst }) => !isFirst),
      officer,
    ),
  )
}

async function writePlaces(trx: Transaction, ring: KeyRing, work: RegisterWork, revision: number): Promise<void> {
  for (const kind of ['village', 'enterprise', 'project'] as const) {
    const rows = work.places
      .filter(({ value }) => value.kind === kind)
      .map(({ key, value: { validFrom, state, reason } }) => {
        const { name, ...fields } = state.fields
        return {
          ...fields,
          beneficiary_id: key,
          valid_from: validFrom,
          revision,
          status: state.status,
          name_shown: name,
          name_sealed: seal(ring, name, nameContext(key)),
          reason,
        }
      })
    await insertVersions(trx, `${kind}_versions`, rows)
  }
}

async function writeSupport(trx: Transaction, ring: KeyRing, work: RegisterWork, revision: number): Promise<void> {
  await insertVersions(
    trx,
    'supporting_units',
    work.units.map(({ key, value }) => ({ id: key, name: value.name, funder_id: value.funderId })),
  )
  await insertVersions(
    trx,
    'cadres',
    work.cadres.map(({ key, value }) => ({
      id: key,
      unit_id: value.unitId,
      name_shown: maskName(value.name),
      name_sealed: seal(ring, value.name, cadreNameContext(key)),
    })),
  )
  await insertVersions(
    trx,
    'pairings',
    work.pairings.map(({ beneficiaryId, supporterId, isCadre, validFrom, state, reason }) => ({
      ...(isCadre ? { cadre_id: supporterId } : { unit_id: supporterId }),
      beneficiary_id: beneficiaryId,
      valid_from: validFrom,
      revision,
      ...state,
      reason,
    })),
  )
  await insertVersions(
    trx,
    'base_items',
    work.items.map(({ key, value: { state, reason } }) => ({
      id: key,
      revision,
      kind: state.kind,
      beneficiary_id: state.beneficiaryId,
      person_id: state.personId,
      happened_on: dayOfItem(state.kind, state.facts),
      ended_on: state.endedOn,
      facts: state.facts,
      withdrawn: state.withdrawn,
      reason,
    })),
  )
  await insertVersions(
    trx,
    'supports',
    work.supports.map(({ key, value: { state, reason } }) => ({
      id: key,
      revision,
      beneficiary_id: state.beneficiaryId,
      ...giverColumns(state.giver),
      funder_id: state.funderId,
      amount: state.amount,
      given_on: state.givenOn,
      kind: state.kind,
      counts_in: state.countsIn,
      withdrawn: state.withdrawn,
      reason,
    })),
  )
}

const giverColumns = (giver: RegisterWork['supports'][number]['value']['state']['giver']) =>
  'name' in giver ? { giver_name: giver.name } : giver
