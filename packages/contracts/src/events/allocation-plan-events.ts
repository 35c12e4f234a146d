import { ArrivalRecorded, AwardManifest, AwardPage, PlanApproved } from '../allocation-plans.ts'
import { describeEvent, type TopicEvents } from './event-description.ts'
import { ARRIVAL_ID, AWARD_ID, AWARD_RUN_ID, EXAMPLE_FUND, PLAN_ID } from './example-ids.ts'

const sender = 'allocation'

export const ALLOCATION_PLAN_EVENTS: TopicEvents = {
  PlanApproved: describeEvent(PlanApproved, {
    title: 'Plan approved',
    summary:
      "An officer other than its maker approved a plan: the fund, its document and each funder's share are settled.",
    examples: [
      {
        name: 'a plan that two funders pay for',
        sender,
        data: {
          plan_id: PLAN_ID,
          fund: {
            id: EXAMPLE_FUND,
            name: '清城区2016年到户扶贫资金',
            programme_id: 'qingcheng-households',
            fiscal_year: 2016,
            area_code: '441802',
            funder_areas: ['44', '4418'],
          },
          document_number: '城区委办发〔2016〕11号',
          total: '4000.00',
          shares: [
            { funder_id: 'province', amount: '3000.00' },
            { funder_id: 'city', amount: '1000.00' },
          ],
        },
      },
    ],
  }),
  ArrivalRecorded: describeEvent(ArrivalRecorded, {
    title: 'Arrival recorded',
    summary: "Money of one funder arrived in the fund's dedicated account.",
    examples: [
      {
        name: 'the province pays its share',
        sender,
        data: {
          arrival_id: ARRIVAL_ID,
          fund_id: EXAMPLE_FUND,
          funder_id: 'province',
          amount: '3000.00',
          document_number: '财指〔2016〕3号',
          arrived_on: '2016-06-30',
        },
      },
    ],
  }),
  AwardPage: describeEvent(AwardPage, {
    title: 'Page of awards',
    summary: 'At most 500 awards of a run. A reader acts when the manifest says that it has every page.',
    examples: [
      {
        name: 'the only page of a run',
        sender,
        data: {
          award_run_id: AWARD_RUN_ID,
          plan_id: PLAN_ID,
          fund_id: EXAMPLE_FUND,
          programme_id: 'qingcheng-households',
          page: 1,
          awards: [
            {
              award_id: AWARD_ID,
              beneficiary_id: 'household-0001',
              beneficiary_kind: 'household',
              area_code: '441802103',
              period: '2016',
              line: 'production',
              amount: '4000.00',
            },
          ],
        },
      },
    ],
  }),
  AwardManifest: describeEvent(AwardManifest, {
    title: 'Manifest of an award run',
    summary: 'How many pages and awards a run has, their sum and their hash: sent after the last page.',
    examples: [
      {
        name: 'a run of one page',
        sender,
        data: {
          award_run_id: AWARD_RUN_ID,
          plan_id: PLAN_ID,
          fund_id: EXAMPLE_FUND,
          pages: 1,
          count: 1,
          total: '4000.00',
          hash: 'dd7426a1b7542509915f9a3db6a9633cae1de424cbe098c7bd2b420db96dcef1',
        },
      },
    ],
  }),
}
