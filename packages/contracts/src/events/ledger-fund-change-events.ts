import { FundChangeRequested } from '../ledger-fund-changes.ts'
import { describeEvent, type TopicEvents } from './event-description.ts'
import {
  ARRIVAL_ID,
  CARRY_ID,
  CHANGED_PLAN_ID,
  EXAMPLE_FUND,
  IDENTIFICATION_ID,
  PLAN_ID,
  REFUND_ID,
} from './example-ids.ts'

const sender = 'allocation'
const province = { funder_id: 'province', funder_name: '广东省财政厅', funder_area: '44' }
const charity = { funder_id: 'charity', funder_name: '慈善会', funder_area: null }
const carried = {
  carry_id: CARRY_ID,
  document_number: '财结〔2016〕9号',
  carried_on: '2016-12-31',
  parts: [{ ...province, amount: '300.00' }],
}

export const LEDGER_FUND_CHANGE_EVENTS: TopicEvents = {
  FundChangeRequested: describeEvent(FundChangeRequested, {
    title: 'Change of a fund requested',
    summary:
      'What the ledger is asked to change of a fund after its plan. Each is posted whole or refused whole, and answered on ledger.transactions.v1: `plan_changed` and `carried_over` as request kind `plan`, `refund` and `identified` as `arrival`, each with its own id.',
    examples: [
      {
        name: 'plan_changed: the province gives less',
        sender,
        data: {
          kind: 'plan_changed',
          plan_id: CHANGED_PLAN_ID,
          replaces_plan_id: PLAN_ID,
          fund_id: EXAMPLE_FUND,
          document_number: '城区委办发〔2016〕30号',
          total: '3500.00',
          shares: [
            { ...province, amount: '2500.00' },
            { ...charity, amount: '1000.00' },
          ],
          reason: '省级资金核减',
        },
      },
      {
        name: 'refund: what the province gave too much goes back',
        sender,
        data: {
          kind: 'refund',
          refund_id: REFUND_ID,
          fund_id: EXAMPLE_FUND,
          funder_id: 'province',
          amount: '500.00',
          document_number: '财退〔2016〕2号',
          refunded_on: '2016-11-30',
          source: 'refund',
        },
      },
      {
        name: "identified: money in the province's name was the charity's",
        sender,
        data: {
          kind: 'identified',
          identification_id: IDENTIFICATION_ID,
          fund_id: EXAMPLE_FUND,
          arrival_id: ARRIVAL_ID,
          from_funder_id: 'province',
          to_funder_id: 'charity',
          amount: '200.00',
          document_number: '认领〔2016〕1号',
          identified_on: '2016-08-01',
        },
      },
      {
        name: "carried_over: out of the old year's fund",
        sender,
        data: {
          kind: 'carried_over',
          direction: 'out',
          ...carried,
          fund_id: EXAMPLE_FUND,
          to_fund_id: 'qingcheng-households-2017',
        },
      },
      {
        name: "carried_over: into the new year's fund",
        sender,
        data: {
          kind: 'carried_over',
          direction: 'in',
          ...carried,
          fund: {
            id: 'qingcheng-households-2017',
            name: '清城区2017年到户扶贫资金',
            programme_id: 'qingcheng-households',
            fiscal_year: 2017,
            area_code: '441802',
            funded: 'by_plan',
          },
          from_fund_id: EXAMPLE_FUND,
        },
      },
    ],
  }),
}
