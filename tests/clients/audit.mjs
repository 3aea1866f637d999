// GraphQL over HTTP as its specification's own audit sees it: no error, no warning. What it only notices is GET, which is off.
import { auditServer } from 'graphql-http';
import { Page } from './client.mjs';

const { FUNIL_URL, FUNIL_EMAIL, FUNIL_PASSWORD, FUNIL_ORIGIN } = process.env;
const page = new Page(FUNIL_URL, FUNIL_ORIGIN);
await page.write('mutation ($input: SignInInput!) { signIn(input: $input) { errors { code message } } }', {
  email: FUNIL_EMAIL,
  password: FUNIL_PASSWORD,
});

const results = await auditServer({ url: `${FUNIL_URL}/graphql`, fetchFn: (address, init) => page.fetch(address, init) });
const of = (status) => results.filter((result) => result.status === status);
for (const result of [...of('error'), ...of('warn'), ...of('notice')]) console.log(`${result.status}  ${result.id}  ${result.name}: ${result.reason}`);
console.log(`audit: ${of('ok').length} ok, ${of('notice').length} notices, ${of('warn').length} warnings, ${of('error').length} errors of ${results.length}`);
process.exit(of('error').length + of('warn').length ? 1 : 0);
