import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { OrderDialog } from './order-dialog.tsx'

const T = {
  title: { zh: '登记对账单上的名称', en: 'Record a name on statements' },
  says: {
    zh: '银行对账单上的付款人名称，或指标文号里的发文机关（如“粤财农”）。以后读对账单时凭它认出这个出资方。',
    en: 'The payer as bank statements name it, or who issues its documents (such as 粤财农). Statements are read by it from then on.',
  },
  kind: { zh: '是什么', en: 'What it is' },
  text: { zh: '名称', en: 'Name' },
  done: { zh: '已登记', en: 'Recorded' },
} as const satisfies Texts

const KINDS = {
  payer: { zh: '付款人户名', en: 'Payer' },
  issuer: { zh: '发文机关代字', en: 'Issuer of documents' },
} as const satisfies Texts

/** How a funder is known on bank statements. */
export function FunderAliases({ funderId }: { funderId: string }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(T.title)}</Button>
      {isOpen && (
        <OrderDialog
          name={`alias:${funderId}`}
          title={T.title}
          says={T.says}
          button={T.title}
          fields={[
            { name: 'kind', label: T.kind, kind: 'choice', options: Object.entries(KINDS) },
            { name: 'text', label: T.text, kind: 'text' },
          ]}
          invalidates={[['funders']]}
          done={T.done}
          onClose={() => setOpen(false)}
          run={({ kind, text = '' }, key) =>
            answer(
              api.allocation.POST('/v1/funders/{funder_id}/aliases', {
                params: { path: { funder_id: funderId }, header: { 'idempotency-key': key } },
                body: { kind: kind === 'issuer' ? 'issuer' : 'payer', text },
              }),
            )
          }
        />
      )}
    </>
  )
}
