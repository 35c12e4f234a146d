import { Amount } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf } from '@fundtrace/http-server'
import Type from 'typebox'
import { peopleOf } from '../../../domain/four-eyes.ts'
import { sumCases } from '../../postgres/case-view.ts'
import { officerOf } from '../officer-of.ts'
import { chosenBy } from './case-routes.ts'
import { CaseQuery, CaseStateName } from './case-schemas.ts'

const Sum = { count: Type.Integer(), amount: { ...Amount, description: 'Sum of the differences without their signs' } }

/** What lists are counted by before anybody reads them. */
export function caseSumRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/cases/sums',
    {
      config: { access: { roles: ['audit', 'admin'] } },
      schema: {
        operationId: 'sumCases',
        summary: 'How many cases of my areas a filter names, by state, and how many of them I may accept',
        tags: ['Cases'],
        querystring: Type.Object(CaseQuery),
        response: {
          200: Type.Object({
            states: Type.Array(Type.Object({ state: CaseStateName, ...Sum })),
            awaits_me: Type.Object(Sum, { description: 'Explained or corrected by others than me' }),
          }),
        },
      },
    },
    async (request) => {
      const people = peopleOf(officerOf(callerOf(request)))
      const { states, awaitsMe } = await sumCases(db, chosenBy(request.query, request), people)
      return { states: [...states], awaits_me: awaitsMe }
    },
  )
}
