import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'

const T = {
  title: { zh: '样本', en: 'Sample' },
  of: { zh: '总体 {n} 个，合计 {total} 元', en: '{n} in the population, {total} yuan together' },
  place: { zh: '抽中次序', en: 'Place' },
  unit: { zh: '行号', en: 'Unit' },
  stratum: { zh: '层', en: 'Stratum' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  again: { zh: '重新抽取并核对', en: 'Draw again and compare' },
  same: { zh: '重新抽取：总体与样本都相同。', en: 'Drawn again: the same population, the same sample.' },
  other: { zh: '重新抽取的结果不同！', en: 'Drawn again it is not the same!' },
} as const

/** A sample as it was written down, and whether it is drawn again the same. */
export function SampleView({ sampleId, onClose }: { sampleId: string; onClose: () => void }) {
  const t = useT()
  const asked = { params: { path: { sample_id: sampleId } } }
  const sample = useQuery({
    queryKey: [...AUDIT, 'samples', sampleId],
    queryFn: () => answer(api.reconciliation.GET('/v1/samples/{sample_id}', asked)),
  })
  const again = useQuery({
    queryKey: [...AUDIT, 'samples', sampleId, 'redrawn'],
    queryFn: () => answer(api.reconciliation.GET('/v1/samples/{sample_id}/redrawn', asked)),
    enabled: false,
  })
  const isSame = again.data?.same_population === true && again.data.same_sample
  return (
    <Dialog
      isOpen
      isWide
      title={t(T.title)}
      onClose={onClose}
      actions={
        <Button loading={again.isFetching} onClick={() => void again.refetch()}>
          {t(T.again)}
        </Button>
      }
    >
      {again.data !== undefined && (
        <p role="status" className={`notice ${isSame ? 'notice-good' : 'notice-bad'}`}>
          {t(isSame ? T.same : T.other)}
        </p>
      )}
      <Loaded of={sample}>
        {(found) => (
          <>
            <p>{t(T.of, { n: found.population_count, total: found.population_total })}</p>
            <p className="mono muted">{found.population_sha256}</p>
            <div className="table-scroll">
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t(T.place)}</th>
                    <th scope="col">{t(T.unit)}</th>
                    <th scope="col">{t(T.stratum)}</th>
                    <th scope="col" className="figure">
                      {t(T.amount)}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {found.units.map((unit) => (
                    <tr key={unit.place}>
                      <td>{unit.place}</td>
                      <td>{unit.unit}</td>
                      <td>{unit.stratum}</td>
                      <td className="figure">
                        <Yuan yuan={unit.amount} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Loaded>
    </Dialog>
  )
}
