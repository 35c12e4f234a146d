/** What a sealed value belongs to: put anywhere else, it does not open. */
export const nameContext = (beneficiaryId: string): string => `beneficiary:${beneficiaryId}:name`
export const accountContext = (beneficiaryId: string): string => `beneficiary:${beneficiaryId}:bank-account`
export const accountOwnerContext = (beneficiaryId: string): string => `beneficiary:${beneficiaryId}:account-owner`
export const changedAccountContext = (changeId: string): string => `card-change:${changeId}:bank-account`
export const changedOwnerContext = (changeId: string): string => `card-change:${changeId}:account-owner`
export const personNameContext = (personId: string): string => `person:${personId}:name`
export const identityContext = (personId: string): string => `person:${personId}:identity-number`
export const cadreNameContext = (cadreId: string): string => `cadre:${cadreId}:name`

/** Of the keyed hash by which a person is found again. */
export const IDENTITY_INDEX = 'person:identity-number'
/** Of that by which equal bank accounts are found. */
export const ACCOUNT_INDEX = 'beneficiary:bank-account'
