import { JournalPage, LEDGER_JOURNAL } from '@fundtrace/contracts'
import { type ConsumerDefinition, handlerTogether, ignored } from '@fundtrace/messaging'
import { joinCopies } from '../postgres/copy-lock.ts'
import { insertJournalPages } from '../postgres/journal-copies.ts'
import { requireKey } from './require-key.ts'

/** Copies the whole journal, whatever it says: where it contradicts itself, a control has to see both. */
export const journalConsumer: ConsumerDefinition = {
  name: 'reconciliation.journal-copies',
  topics: [LEDGER_JOURNAL.name],
  handlers: {
    JournalPage: handlerTogether(JournalPage, async (trx, events) => {
      for (const { event, data } of events) requireKey(event, data.fund_id)
      const [first] = events
      if (first === undefined) return
      await joinCopies(trx, first.data.fund_id)
      await insertJournalPages(
        trx,
        first.data.fund_id,
        events.map(({ event, data }) => ({ sequence: event.sequence, page: data })),
      )
    }),
    // Who asked for a posting has its answer; what was posted stands in the pages.
    PostingsAnswered: ignored,
  },
}
