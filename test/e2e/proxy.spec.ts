import { startProxy } from '../helpers/proxy-server.ts'
import { expect, test } from './application.ts'

test('Google is reached through the proxy of the system', async ({ app, page }) => {
  const proxy = await startProxy({ refuses: 403 })
  await app.evaluate(
    ({ session }, answer) => {
      session.defaultSession.resolveProxy = (url) =>
        Promise.resolve(url.startsWith('https://generativelanguage.googleapis.com') ? answer : 'DIRECT')
    },
    `PROXY ${new URL(proxy.address).host}; DIRECT`,
  )
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByLabel('Gemini key').fill('AIzaSy-behind-the-proxy-0123456789-prxy')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(
    page.getByText(/proxy of this network did not let the connection to Google through/),
  ).toBeVisible()
  expect(proxy.asked.map(({ to }) => to)).toEqual(['generativelanguage.googleapis.com:443'])
  expect(JSON.stringify(proxy.asked)).not.toContain('behind-the-proxy')
  proxy.close()
})
