/** C1 to C4 of 城区委办发〔2016〕11号 stacked in one programme, and C5 as the guarantee over it, for a county of the benchmark. */
export const householdProgramme = (county: string) => ({
  id: `bench-${county}`,
  name: '困难户脱贫增收扶持',
  document_number: '城区委办发〔2016〕11号',
  document_item: '五、(三)1',
  area_code: county,
  where: {
    all: [
      { fact: 'class', is: ['general'] },
      { fact: 'able_members', at_least: 1 },
      { fact: 'income_per_person', at_most: '7500.00' },
      { fact: 'willing_to_work', is: [true] },
    ],
  },
  base: { of: 'households' },
  amount: { kind: 'parts' },
  funding: {
    kind: 'fixed',
    parts: [
      { funder: 'district', amount: '2000.00' },
      { by: 'township', amount: '1000.00' },
      { funder: 'charity', amount: '1000.00' },
      { by: 'supporters', at_least: '200.00' },
    ],
  },
})

export const floorGuarantee = (county: string) => ({
  id: `bench-floor-${county}`,
  name: '户均帮扶资金保底',
  document_number: '城区委办发〔2016〕11号',
  document_item: '五、(三)1',
  area_code: county,
  where: { fact: 'class', is: ['general'] },
  rule: { kind: 'household_floor', amount: '5000.00', sources: 'all' },
})
