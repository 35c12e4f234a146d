/**
 * The evidence pack (证据包): one ZIP that speaks for a run of the audit office, written as a stream and signed, and the verifier that
 * believes none of it. The format is in the README beside this folder.
 */
export { type PackFile, textFile } from './pack-file.ts'
export { type PackContent, writePack } from './write-pack.ts'
export { isPackFile, openPackFile, type PackSource, sourceOfBytes } from './pack-source.ts'
export { type PackVerdict, type SealedPack, verifySeal } from './verify-pack.ts'
export { type EvidenceVerdict, verifyEvidence } from './verify-evidence.ts'
export type { Unproven } from './unproven.ts'
export { PACK_FAULT_TITLES, type PackFault, type PackFaultCode } from './faults.ts'
export { type RunEvidence, runFiles, tallyRun } from './run-files.ts'
export { type HashedSide, type RowsHash, type RowsSha256, startRowsHash } from './rows-hash.ts'
export { runReport } from './run-report.ts'
export {
  type ActorSheet,
  type BreakRow,
  type BreakSide,
  type CaseSheet,
  type CheckpointSheet,
  type InputSheet,
  type MatchRow,
  type RunSheet,
  type RunTotals,
  type ThreeWayRow,
} from './run-sheets.ts'
