export { officerName } from '../finance/officer-name.ts'
export { useAreaName, useFunderName } from '../finance/known-names.ts'
