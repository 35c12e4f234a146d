import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { AreaSelect } from '../parts/area-select.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { OrderDialog } from './order-dialog.tsx'

const T = {
  title: { zh: '登记出资方', en: 'Record a funder' },
  says: {
    zh: '省、市、区县财政，或其他出资单位。代码一经登记不再改变，政策里用它指明谁出钱。',
    en: 'The finance of a province, city or county, or another body that pays. Its code never changes; programmes name it.',
  },
  id: { zh: '代码', en: 'Code' },
  idHint: { zh: '小写字母、数字和连字符，如 guangzhou', en: 'Small letters, digits and hyphens, such as guangzhou' },
  name: { zh: '名称', en: 'Name' },
  area: { zh: '所在地区（可不填）', en: 'Its area, if it has one' },
  done: { zh: '已登记', en: 'Recorded' },
} as const satisfies Texts

export function NewFunder() {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const [area, setArea] = useState('')
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(T.title)}</Button>
      {isOpen && (
        <OrderDialog
          name="funder"
          title={T.title}
          says={T.says}
          button={T.title}
          fields={[
            { name: 'id', label: T.id, kind: 'text', hint: t(T.idHint) },
            { name: 'name', label: T.name, kind: 'text' },
          ]}
          preview={() => <AreaSelect label={t(T.area)} value={area} onChange={setArea} longest={6} />}
          invalidates={[['funders']]}
          done={T.done}
          onClose={() => setOpen(false)}
          run={({ id = '', name = '' }, key) =>
            answer(
              api.allocation.POST('/v1/funders', {
                params: { header: { 'idempotency-key': key } },
                body: { id, name, area_code: area === '' ? null : area },
              }),
            )
          }
        />
      )}
    </>
  )
}
