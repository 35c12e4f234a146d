/**
 * The seal over the ledger: what is hashed, how blocks are chained, how checkpoints are signed, and the verifier that believes
 * none of it. The format is in the README beside this folder.
 */
export {
  type ArchivedBlock,
  archiveText,
  blockLine,
  checkpointLine,
  endLine,
  headerLine,
  keyLine,
} from './archive-lines.ts'
export { type BlockHeader, blockHash } from './block.ts'
export { canonicalJson } from './canonical-json.ts'
export {
  type CheckpointBody,
  checkpointHash,
  isCheckpointSignedBy,
  nextCheckpointBody,
  type ShardHead,
  signCheckpoint,
  type SignedCheckpoint,
} from './checkpoint.ts'
export { type HashAlgorithm, hexHash, leafHash, parseHashAlgorithm, ZERO_HASH } from './hash.ts'
export { type Inclusion, proveInclusion, verifyInclusion } from './inclusion-proof.ts'
export { firstKeyRecord, type KeyRecord, nextKeyRecord } from './key-record.ts'
export { merkleRoot } from './merkle-tree.ts'
export { newSalt, privateDataHash, type SealedRecord } from './record.ts'
export { isSignedBy, keyIdOf, newSigningKeyPem, publicKeyFromDer, type Signer, signerFromPem } from './signer.ts'
export { readSignedCheckpoint, readTrustedKey, type TrustedKey } from './trusted-key.ts'
export { FAULT_TITLES, type Fault, type FaultCode, type FaultPlace } from './verify/faults.ts'
export { type CheckpointVerdict, verifyCheckpoint } from './verify/verify-checkpoint.ts'
export { type ArchiveVerdict, verifyArchive, type VerifyOptions } from './verify/verify-archive.ts'
export { type Receipt, type ReceiptVerdict, verifyReceipt } from './verify/verify-receipt.ts'
