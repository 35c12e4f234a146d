/**
 * Identity numbers and bank accounts: sealed at rest, searched by a keyed hash, masked wherever they are shown.
 * Only Node's own crypto.
 */
export { createKeyRing, generateKeyRingFile, loadKeyRing, type KeyRing, type KeyRingParts } from './key-ring.ts'
export { open, openBytes, seal, sealBytes } from './seal.ts'
export { openSealedFile, sealFile } from './sealed-file.ts'
export { blindIndex } from './blind-index.ts'
export { maskBankAccount, maskIdentityNumber, maskName } from './mask.ts'
export {
  identityCheckDigit,
  identityNumberFault,
  isIdentityNumber,
  normaliseIdentityNumber,
  type IdentityNumberFault,
} from './identity-number.ts'
export { passesLuhn } from './bank-card.ts'
