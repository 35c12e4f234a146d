/**
 * The version of all topics and events together, in AsyncAPI's `info.version`. Raised with every change of them: the last number for words,
 * the middle one for what is new. The first one stays: what breaks a reader is a new topic, not a new version (ADR 12).
 */
export const CONTRACT_VERSION = '1.4.0'
