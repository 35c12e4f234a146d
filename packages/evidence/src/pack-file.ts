/** A file of a pack, read once, as it is written. Its name is a path of small Latin letters, digits, hyphens and points. */
export type PackFile = Readonly<{ name: string; content: Iterable<Uint8Array> | AsyncIterable<Uint8Array> }>

/** What a name may be: it is unpacked by people, on any machine. */
export const PACK_FILE_NAME = /^[a-z0-9][a-z0-9._-]{0,99}(?:\/[a-z0-9][a-z0-9._-]{0,99}){0,3}$/u

export const textFile = (name: string, text: string): PackFile => ({ name, content: [Buffer.from(text)] })

/** The last two entries of every pack, in this order. */
export const MANIFEST_FILE = 'manifest.json'
export const SIGNATURE_FILE = 'signature.json'
