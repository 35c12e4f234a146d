import { expect, it } from 'vitest'
import { isOpenAddress, requireWebhookUrl } from './webhook-address.ts'
import { pauseBefore } from '../../domain/webhook-pause.ts'
import { signatureOf } from './webhook-signature.ts'

it.each([
  '127.0.0.1',
  '127.9.9.9',
  '::1',
  '10.0.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.100.100.200',
  '0.0.0.0',
  '255.255.255.255',
  '::',
  '::ffff:10.0.0.1',
  '::ffff:127.0.0.1',
  '64:ff9b::a00:1',
  'fd00::1',
  'fe80::1',
  'ff02::1',
  '2002:a00:1::',
  'not an address',
])('nothing is sent to %s', (address) => expect(isOpenAddress(address, false)).toBe(false))

it.each(['8.8.8.8', '172.32.0.1', '2400:3200::1'])('%s is open', (address) =>
  expect(isOpenAddress(address, false)).toBe(true),
)

it('this machine is open only where that is allowed, and the private networks are not', () => {
  expect(isOpenAddress('127.0.0.1', true)).toBe(true)
  expect(isOpenAddress('10.0.0.1', true)).toBe(false)
  expect(requireWebhookUrl('http://127.0.0.1:9/x', true).port).toBe('9')
})

it.each([
  'http://example.org/',
  'ftp://example.org/',
  'https://user:word@example.org/',
  'https://example.org/#x',
  'https://localhost/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://[::ffff:7f00:1]/',
  'https://printer.local/',
  'nowhere',
])('%s is refused', (url) =>
  expect(() => requireWebhookUrl(url, false)).toThrow(
    expect.objectContaining({ code: 'DISBURSEMENT_WEBHOOK_ADDRESS_REFUSED' }),
  ),
)

it('the signature is HMAC-SHA256 over time and body', () => {
  // Of: printf '1480000000.{}' | openssl dgst -sha256 -hmac s3cret
  expect(signatureOf('s3cret', 1_480_000_000, '{}')).toBe(
    't=1480000000,v1=a873d53c5051f3a5bc471e9729653bd52a53f8746f670700d2675a17466af429',
  )
})

it('the pauses grow fourfold up to a day', () => {
  expect([1, 2, 3, 4].map((attempts) => pauseBefore(attempts, 10_000))).toEqual([10_000, 40_000, 160_000, 640_000])
  expect(pauseBefore(30, 10_000)).toBe(86_400_000)
})
