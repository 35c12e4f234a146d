// Asks the program of this container about itself, with what is in the image anyway; the exit code is the answer.
const question = process.argv[2]
if (question !== 'live' && question !== 'ready') throw new Error('health.mjs live|ready')

const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/health/${question}`).catch(() => undefined)
process.exit(answer?.ok ? 0 : 1)
