import { PostingsRequested } from '../ledger-postings.ts'
import { describeEvent, type TopicEvents } from './event-description.ts'
import { EXAMPLE_FUND, HOLD_ID, POSTING_KEY } from './example-ids.ts'

export const LEDGER_POSTING_EVENTS: TopicEvents = {
  PostingsRequested: describeEvent(PostingsRequested, {
    title: 'Postings requested',
    summary:
      "What the ledger is asked to post to a fund's general accounts, up to 500 at once, each for itself or all of them or none. Answered by PostingsAnswered on ledger.journal.v1.",
    examples: [
      {
        name: 'a purchase for a village project, out of money that was held for it',
        sender: 'disbursement',
        data: {
          fund_id: EXAMPLE_FUND,
          linked: false,
          postings: [
            {
              key: POSTING_KEY,
              entries: [
                { account: 'general:road-works', amount: '1250.00' },
                { account: 'general:project-account', amount: '-1250.00' },
              ],
              effective_at: '2016-07-05T09:30:00+08:00',
              document_number: '城区扶办〔2016〕8号',
              metadata: { item: '村道硬化' },
              holds: [{ hold_id: HOLD_ID, amount: '1250.00' }],
            },
          ],
        },
      },
      {
        name: 'two that stand or fall together',
        sender: 'allocation',
        data: {
          fund_id: EXAMPLE_FUND,
          linked: true,
          postings: ['2016-07-a', '2016-07-b'].map((key, index) => ({
            key,
            entries: [
              { account: 'general:project-account', amount: index === 0 ? '10.00' : '-10.00' },
              { account: 'general:reserve', amount: index === 0 ? '-10.00' : '10.00' },
            ],
            effective_at: null,
            document_number: null,
            metadata: null,
            holds: [],
          })),
        },
      },
    ],
  }),
}
