import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES, type WaitingRequests } from './batch-queries.ts'
import { AFTER_CLAWBACK_WORDS, CHECK_WORDS, GROUND_WORDS, OUTCOME_WORDS } from './batch-words.ts'
import { DeedButton } from './deed-button.tsx'
import { answerRefusal } from './deeds.ts'

const T = {
  override: { zh: '放行“{check}”，照常支付', en: 'Pay in spite of "{check}"' },
  decision: { zh: '认定为“{outcome}”（{day}）', en: 'It was {outcome} ({day})' },
  clawback: { zh: '追回：{ground}（{day}）；{after}', en: 'Claw back: {ground} ({day}); {after}' },
  approve: { zh: '同意', en: 'Agree' },
  reject: { zh: '不同意', en: 'Reject' },
  answered: { zh: '已答复', en: 'Answered' },
} as const satisfies Texts

export type Request =
  | (Readonly<{ kind: 'override' }> & WaitingRequests['overrides'][number])
  | (Readonly<{ kind: 'decision' }> & WaitingRequests['decisions'][number])
  | (Readonly<{ kind: 'clawback' }> & WaitingRequests['claw_backs'][number])

export function RequestText({ request }: { request: Request }) {
  const t = useT()
  if (request.kind === 'override') {
    const check = CHECK_WORDS[request.check]
    return <>{t(T.override, { check: check === undefined ? request.check : t(check) })}</>
  }
  if (request.kind === 'decision')
    return <>{t(T.decision, { outcome: t(OUTCOME_WORDS[request.outcome]), day: request.decided_on })}</>
  const after = t(AFTER_CLAWBACK_WORDS[request.award])
  return <>{t(T.clawback, { ground: t(GROUND_WORDS[request.ground]), day: request.clawed_back_on, after })}</>
}

/** Another officer says yes or no; an override is agreed to, or left. */
export function AnswerButtons({ request }: { request: Request }) {
  const t = useT()
  const refusal = answerRefusal(request.asked_by, request.asked_for, useOfficer())
  const say = useCommand({
    run: (isYes: boolean, key) => send(request, isYes, key),
    invalidates: [BATCHES, ['payments']],
    done: T.answered,
  })
  return (
    <>
      <ProblemNotice problem={say.problem} />
      <span className="row">
        <DeedButton refusal={refusal} isSending={say.isSending} onDo={() => void say.send(true)}>
          {t(T.approve)}
        </DeedButton>
        {request.kind !== 'override' && refusal === undefined && (
          <DeedButton isDangerous isSending={say.isSending} onDo={() => void say.send(false)}>
            {t(T.reject)}
          </DeedButton>
        )}
      </span>
    </>
  )
}

function send(request: Request, isYes: boolean, key: string): Promise<unknown> {
  const header = { 'idempotency-key': key }
  const verb = isYes ? 'approve' : 'reject'
  if (request.kind === 'override') {
    const path = { payment_id: request.payment_id, override_id: request.id }
    return answer(
      api.disbursement.POST('/v1/payments/{payment_id}/overrides/{override_id}/approve', { params: { path, header } }),
    )
  }
  if (request.kind === 'decision')
    return answer(
      api.disbursement.POST(`/v1/decisions/{decision_id}/${verb}`, {
        params: { path: { decision_id: request.id }, header },
      }),
    )
  return answer(
    api.disbursement.POST(`/v1/claw-backs/{clawback_id}/${verb}`, {
      params: { path: { clawback_id: request.id }, header },
    }),
  )
}
