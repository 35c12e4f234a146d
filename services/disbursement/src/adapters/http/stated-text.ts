import Type from 'typebox'

/** Text that says something, as why an officer did what he did: not white space alone (nor of full width), and without NUL. */
export const StatedText = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^\\s*[^\\s\\u0000][^\\u0000]*$', examples: ['按审计意见调整'] })
