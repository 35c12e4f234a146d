import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { StateTag, type States } from '../parts/state-tag.tsx'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { AFTER_CLAWBACK_WORDS, GROUND_WORDS } from './batch-words.ts'
import { Who } from './who.tsx'

const T = {
  title: { zh: '追回', en: 'Clawbacks' },
  asked: { zh: '提出', en: 'asked by' },
  answered: { zh: '答复', en: 'answered by' },
} as const satisfies Texts

const CLAWBACK_STATES = {
  asked: { text: { zh: '待另一人同意', en: 'Waits for another officer' }, tone: 'busy' },
  approved: { text: { zh: '已同意，入账中', en: 'Agreed, being posted' }, tone: 'busy' },
  posted: { text: { zh: '已追回', en: 'Clawed back' }, tone: 'good' },
  refused: { text: { zh: '总账未接受', en: 'Refused by the ledger' }, tone: 'bad' },
  rejected: { text: { zh: '不同意', en: 'Rejected' }, tone: 'neutral' },
} as const satisfies States

const LOOK_AGAIN_MILLISECONDS = 2_000

/** What was asked back of a payment and what became of it; nothing where nothing was. */
export function Clawbacks({ paymentId, state }: { paymentId: string; state: string }) {
  const t = useT()
  const { language } = useLanguage()
  const queries = useQueryClient()
  const { data = [] } = useQuery({
    queryKey: ['payments', paymentId, 'claw-backs', state],
    queryFn: async () => {
      const params = { path: { payment_id: paymentId } }
      return (await answer(api.disbursement.GET('/v1/payments/{payment_id}/claw-backs', { params }))).claw_backs
    },
    refetchInterval: (query) =>
      query.state.data?.some((asked) => asked.state === 'approved') === true ? LOOK_AGAIN_MILLISECONDS : false,
  })
  const posted = data.filter((asked) => asked.state === 'posted').length
  // The ledger has answered, and the payment has moved with it.
  useEffect(() => {
    if (posted > 0) void queries.invalidateQueries({ queryKey: ['payments', paymentId], exact: true })
  }, [queries, paymentId, posted])
  if (data.length === 0) return null
  return (
    <section className="card">
      <h2>{t(T.title)}</h2>
      <ul className="file-list">
        {data.map((asked) => (
          <li key={asked.id}>
            <p>
              <StateTag of={CLAWBACK_STATES} state={asked.state} /> {t(GROUND_WORDS[asked.ground])} ·{' '}
              {t(AFTER_CLAWBACK_WORDS[asked.award])} · {asked.clawed_back_on}
            </p>
            <p>
              {asked.document_number} · {asked.reason}
            </p>
            <p className="tone-soft">
              {t(T.asked)} <Who by={asked.asked_by} standsFor={asked.asked_for} /> {momentText(asked.asked_at)}
              {asked.answered_by !== null && (
                <>
                  {' · '}
                  {t(T.answered)} <Who by={asked.answered_by} /> {momentText(asked.answered_at)}
                </>
              )}
            </p>
            {asked.problem !== null && (
              <p className="tone-bad">
                {language === 'zh' ? asked.problem.title.zh : asked.problem.title.en}{' '}
                <small>{asked.problem.code}</small>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
