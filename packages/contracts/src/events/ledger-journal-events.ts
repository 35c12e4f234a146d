import { JournalPage, PostingsAnswered } from '../ledger-journal.ts'
import { describeEvent, type TopicEvents } from './event-description.ts'
import { EXAMPLE_FUND, POSTING_KEY, REQUEST_EVENT_ID, TRANSACTION_ID } from './example-ids.ts'

const sender = 'ledger'

export const LEDGER_JOURNAL_EVENTS: TopicEvents = {
  JournalPage: describeEvent(JournalPage, {
    title: 'Page of the journal',
    summary:
      'What a block of the journal holds of one fund: every record, whoever asked for it, once and in its order, with the block that seals it.',
    examples: [
      {
        name: 'a posting and a hold that was voided',
        sender,
        data: {
          fund_id: EXAMPLE_FUND,
          shard: 17,
          height: 4711,
          block_hash: '3b9c358f36f0a31b6ad3e14f309c7cf198ac9246e8316f9ce543d5b19ac02b80',
          recorded_at: '2016-07-05T02:30:00.000Z',
          page: 1,
          pages: 1,
          records: [
            {
              transaction_id: TRANSACTION_ID,
              position: 90210,
              number: 6,
              kind: 'post',
              reference: `post:event-9f86d081884c7d65:${POSTING_KEY}`,
              effective_at: '2016-07-05T01:30:00.000Z',
              document_number: '城区扶办〔2016〕8号',
              entries: [
                { account: 'general:road-works', amount: '1250.00' },
                { account: 'general:project-account', amount: '-1250.00' },
              ],
            },
            {
              transaction_id: '11000000-0001-8606-8000-9f86d081884c',
              position: 90211,
              number: null,
              kind: 'void',
              reference: 'void:9f86d081884c7d65:2016-07-c',
              effective_at: null,
              entries: [],
            },
          ],
        },
      },
    ],
  }),
  PostingsAnswered: describeEvent(PostingsAnswered, {
    title: 'Postings answered',
    summary: 'The answer to PostingsRequested: what became of each posting, in the order of the request.',
    examples: [
      {
        name: 'one posted, one refused',
        sender,
        data: {
          event_id: REQUEST_EVENT_ID,
          fund_id: EXAMPLE_FUND,
          results: [
            { key: POSTING_KEY, status: 'posted', transaction_id: TRANSACTION_ID, number: 6, problem: null },
            {
              key: '2016-07-d',
              status: 'refused',
              transaction_id: null,
              number: null,
              problem: {
                code: 'LEDGER_ACCOUNT_UNKNOWN',
                title: { zh: '账户不存在', en: 'The account is not there' },
                detail: `Fund ${EXAMPLE_FUND} has no account general:bridge-works.`,
                values: { fund_id: EXAMPLE_FUND, account: 'general:bridge-works' },
              },
            },
          ],
        },
      },
    ],
  }),
}
