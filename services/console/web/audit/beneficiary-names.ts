import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'

export type Beneficiary = Readonly<{ id: string; kind: string; area_code: string; name: string; people: number }>

const ASKED_AT_ONCE = 100

/** As the register knows them, masked; who is in no area of the officer is not among them. */
export async function readBeneficiaries(ids: readonly string[]): Promise<ReadonlyMap<string, Beneficiary>> {
  const asked = [...new Set(ids)]
  const pages = await Promise.all(
    Array.from({ length: Math.ceil(asked.length / ASKED_AT_ONCE) }, (_, page) =>
      answer(
        api.allocation.GET('/v1/beneficiaries', {
          params: {
            query: {
              ids: asked.slice(page * ASKED_AT_ONCE, (page + 1) * ASKED_AT_ONCE).join(','),
              limit: ASKED_AT_ONCE,
            },
          },
        }),
      ),
    ),
  )
  return new Map(pages.flatMap(({ beneficiaries }) => beneficiaries).map((one) => [one.id, one]))
}

/** 何*民（441802103-h012）; the id alone until it is known. */
export function useBeneficiaryNames(ids: readonly string[]): (id: string) => string {
  const { data } = useQuery({
    queryKey: ['beneficiaries', 'names', ids],
    queryFn: () => readBeneficiaries(ids),
    enabled: ids.length > 0,
  })
  return (id) => beneficiaryText(id, data?.get(id))
}

export const beneficiaryText = (id: string, known: Pick<Beneficiary, 'name'> | undefined): string =>
  known === undefined ? id : `${known.name}（${id}）`
