import { Amount, AreaCode, CalendarDay, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, coversArea, normaliseArea, requireArea } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { searchPerson } from '../../application/register/search-person.ts'
import { notInRegister } from '../../domain/register/register-errors.ts'
import {
  listHouseholds,
  readHousehold,
  readHouseholdHistory,
  readHouseholdMembers,
} from '../postgres/register/household-repository.ts'
import { newestRevision } from '../postgres/register/revision-repository.ts'
import { hideSentValues } from './hide-sent-values.ts'
import { Ability, HealthCover, HouseholdClass, Relation, Stage } from './register-change-schema.ts'
import { MOMENT, momentOf } from './register-moment.ts'

const READERS = { access: { roles: ['finance', 'treasury', 'audit'] } } as const
const TAGS = ['Register']
const Status = Type.Enum(['registered', 'left_poverty', 'removed'])
const HOUSEHOLD = {
  household_id: Slug,
  area_code: AreaCode,
  name: Text(100),
  status: Status,
  grace_until: Type.Union([CalendarDay, Type.Null()]),
  class: Type.Union([HouseholdClass, Type.Null()]),
  income_per_person: Type.Union([Amount, Type.Null()]),
  willing_to_work: Type.Union([Type.Boolean(), Type.Null()]),
  registered_since: Type.Union([CalendarDay, Type.Null()]),
  people: Type.Union([Type.Integer(), Type.Null()]),
  able_members: Type.Union([Type.Integer(), Type.Null()]),
  synthetic: Type.Boolean(),
  valid_from: CalendarDay,
}
const Member = Type.Object({
  person_id: Uuid,
  name: Text(100),
  identity_number: Text(40),
  relation: Relation,
  ability: Type.Union([Ability, Type.Null()]),
  stage: Type.Union([Stage, Type.Null()]),
  health_cover: Type.Union([HealthCover, Type.Null()]),
  valid_from: CalendarDay,
})
const HistoryEntry = Type.Object({
  revision: Type.Integer(),
  valid_from: CalendarDay,
  person_id: Type.Union([Uuid, Type.Null()]),
  name: Text(100),
  standing: Text(20),
  area_code: Type.Union([AreaCode, Type.Null()]),
  grace_until: Type.Union([CalendarDay, Type.Null()]),
  reason: Text(200),
  recorded_by: Text(200),
  recorded_at: Type.String({ format: 'date-time' }),
})
const Found = Type.Object({
  person_id: Uuid,
  name: Text(100),
  identity_number: Text(40),
  household_id: Slug,
  relation: Relation,
  ended: Type.Union([Type.Enum(['moved', 'deceased', 'other']), Type.Null()]),
  status: Status,
  area_code: AreaCode,
})
const HouseholdParams = Type.Object({ household_id: Slug })

export function registerHouseholdRoutes(app: App, { db, ring }: { db: Database; ring: KeyRing }): void {
  app.get(
    '/v1/register/households',
    {
      config: READERS,
      schema: {
        operationId: 'listHouseholds',
        summary: 'The households of my areas as they were on a day, masked, by id after the cursor',
        tags: TAGS,
        querystring: Type.Object({
          ...MOMENT,
          area_code: Type.Optional(AreaCode),
          status: Type.Optional(Status),
          after: Type.String({ pattern: '^[a-z0-9-]{0,63}$', default: '' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ households: Type.Array(Type.Object(HOUSEHOLD)) }) },
      },
    },
    async (request) => {
      const { area_code, status, after, limit } = request.query
      return {
        households: await listHouseholds(db, await momentOf(db, request.query), {
          prefixes: areaPrefixes(callerOf(request)),
          areaCode: area_code === undefined ? '' : normaliseArea(area_code),
          status: status ?? null,
          after,
          limit,
        }),
      }
    },
  )

  app.get(
    '/v1/register/households/:household_id',
    {
      config: READERS,
      schema: {
        operationId: 'getHousehold',
        summary: 'A household and its members as they were on a day, masked',
        tags: TAGS,
        params: HouseholdParams,
        querystring: Type.Object(MOMENT),
        response: { 200: Type.Object({ ...HOUSEHOLD, members: Type.Array(Member) }) },
      },
    },
    async (request) => {
      const id = request.params.household_id
      const at = await momentOf(db, request.query)
      const household = await readHousehold(db, id, at)
      if (household === undefined) throw notInRegister('household', id, at.day)
      requireArea(callerOf(request), household.area_code)
      return { ...household, members: await readHouseholdMembers(db, id, at) }
    },
  )

  app.get(
    '/v1/register/households/:household_id/history',
    {
      config: READERS,
      schema: {
        operationId: 'getHouseholdHistory',
        summary: 'Everything that was ever recorded of a household and of whoever was in it, with who, when and why',
        tags: TAGS,
        params: HouseholdParams,
        response: { 200: Type.Object({ history: Type.Array(HistoryEntry) }) },
      },
    },
    async (request) => {
      const id = request.params.household_id
      const household = await readHousehold(db, id, { ...(await momentOf(db, {})), revision: await newestRevision(db) })
      if (household === undefined) throw notInRegister('household', id, null)
      requireArea(callerOf(request), household.area_code)
      const history = await readHouseholdHistory(db, id)
      return { history: history.map((entry) => ({ ...entry, recorded_at: entry.recorded_at.toISOString() })) }
    },
  )

  app.post(
    '/v1/register/search',
    {
      config: { access: { roles: ['finance', 'audit'] } },
      errorHandler: hideSentValues,
      schema: {
        operationId: 'searchRegister',
        summary: 'Whose identity number this is, by exact match, masked; nobody outside my areas is found',
        tags: TAGS,
        body: Type.Object(
          {
            identity_number: Type.String({ minLength: 1, maxLength: 40 }),
            on: MOMENT.on,
            as_known_at: MOMENT.as_known_at,
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ found: Type.Array(Found) }) },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { identity_number, ...query } = request.body
      const people = await searchPerson(db, ring, identity_number, await momentOf(db, query))
      const found = people.filter((person) => coversArea(caller.areas, person.area_code))
      request.log.info(
        { found: found.map((person) => person.person_id), by: caller.subject },
        'the register was searched for a person by identity number',
      )
      return { found }
    },
  )
}
