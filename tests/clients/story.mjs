// The npm clients' story: from another origin, sign in, read, subscribe, move, lose the line, resume and miss nothing.
// It moves and edits subjects of the server at FUNIL_URL, so point it at a demonstration. run.sh starts one when there is none.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { subscribeFrom } from '../../docs/clients/resume.mjs';
import { Board, FUNNEL_CHANGED } from './board.mjs';
import { handshake, Page } from './client.mjs';
import { need, tell, theEnd, until } from './tell.mjs';

const { FUNIL_URL: server, FUNIL_EMAIL: email, FUNIL_PASSWORD: password, FUNIL_ORIGIN: origin = 'http://localhost:5173' } = process.env;
if (!server || !email || !password) {
  console.error('Set FUNIL_URL, FUNIL_EMAIL and FUNIL_PASSWORD, or run run.sh, which starts a demonstration server.');
  process.exit(2);
}

const SIGN_IN = 'mutation signIn($input: SignInInput!) { signIn(input: $input) { user { id name } errors { code message } } }';
const VIEWER = '{ viewer { id name role } }';
const MOVE = `mutation move($input: SubjectMoveInput!) { subjectMove(input: $input) {
  subject { id version rank stage { id } } position errors { code message } clientMutationId replayed } }`;
const UPDATE = `mutation update($input: SubjectUpdateInput!) { subjectUpdate(input: $input) {
  subject { id version title } position errors { code message } } }`;
const ARCHIVE = 'mutation archive($input: SubjectsArchiveInput!) { subjectsArchive(input: $input) { position errors { code message } } }';

const idOf = (position) => BigInt(position.slice(position.lastIndexOf('.') + 1));
const hasPassed = (position, target) => idOf(position) >= idOf(target);
const foreign = (position) => position.replace(/^./, (first) => (first === '0' ? '1' : '0'));

const ana = new Page(server, origin);
const bruno = new Page(server, origin);
// Eva's page is open in Ana's browser, which would send Ana's cookies along.
const eva = new Page(server, 'http://elsewhere.example', { site: 'cross-site', cookies: ana.cookies });

async function doors() {
  await tell('a listed origin may ask before it posts', async () => {
    const response = await ana.fetch(`${server}/graphql`, {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    assert.ok(response.ok, `status ${response.status}`);
    assert.equal(response.headers.get('access-control-allow-origin'), origin);
    assert.equal(response.headers.get('access-control-allow-credentials'), 'true');
    assert.match(response.headers.get('access-control-allow-methods') ?? '', /POST/);
    assert.match(response.headers.get('access-control-allow-headers') ?? '', /content-type/i);
  });

  await need('Ana signs in from another origin and the browser may read the answer', async () => {
    const response = await ana.post(SIGN_IN, { input: { email, password } });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('access-control-allow-origin'), origin);
    assert.equal(response.headers.get('access-control-allow-credentials'), 'true');
    assert.match(response.headers.get('vary') ?? '', /origin/i);
    const cookie = response.headers.getSetCookie().join('\n');
    assert.match(cookie, /HttpOnly/i);
    assert.match(cookie, /SameSite=Lax/i);
    const { data, errors } = await response.json();
    assert.equal(errors, undefined);
    assert.deepEqual(data.signIn.errors, []);
    assert.ok(data.signIn.user.name);
  });

  await tell('the cookie says who she is', async () => {
    const { viewer } = await ana.read(VIEWER, {});
    assert.ok(viewer.name && viewer.role);
  });

  await tell('an unlisted origin is refused with 403 over HTTP', async () => {
    const response = await eva.post(VIEWER);
    assert.equal(response.status, 403);
    assert.notEqual(response.headers.get('access-control-allow-origin'), 'http://elsewhere.example');
    assert.notEqual(response.headers.get('access-control-allow-origin'), '*');
  });

  await tell('an unlisted origin is refused with 403 at the WebSocket handshake', async () => {
    assert.equal(await handshake(eva), 403);
  });

  await need('Bruno signs in with a session of his own', async () => {
    const { data } = await (await bruno.post(SIGN_IN, { input: { email, password } })).json();
    assert.deepEqual(data.signIn.errors, []);
    assert.notEqual(bruno.cookie, ana.cookie);
  });
}

async function liveFunnel() {
  const board = await need('urql reads the funnel', async () => {
    const fetched = await Board.fetch(ana);
    return fetched;
  });

  let lineIsBack;
  const outage = new Promise((resolve) => (lineIsBack = resolve));
  let connections = 0;
  const client = ana.live({ retryAttempts: Infinity, retryWait: () => outage, on: { connected: () => connections++ } });
  const events = [];
  let refusal;
  const stop = subscribeFrom(client, { query: FUNNEL_CHANGED }, board.position, {
    event: (event) => (board.apply(event), events.push(event)),
    resync: () => Promise.reject(new Error('The server asked for a resync where a resume was due.')),
    error: (error) => (refusal = error),
  });
  const seen = (position) => until(
    () => {
      if (refusal) throw new Error('The subscription ended.', { cause: refusal });
      return events.length > 0 && hasPassed(events.at(-1).position, position);
    },
    () => `the stream did not pass ${position} (it stands at ${events.at(-1)?.position ?? board.position})`,
  );

  const open = board.stages.filter((stage) => stage.kind === 'OPEN');
  const cards = open.flatMap((stage) => board.column(stage.id));
  const [card, neighbour] = [cards[0], cards.at(-1)];
  assert.ok(cards.length >= 6 && card.stage.id !== neighbour.stage.id, 'The story needs six cards, in two open stages or more.');

  await need('she moves a subject and sees her own event, named by her clientMutationId', async () => {
    const clientMutationId = `story-${randomUUID()}`;
    const payload = await ana.write(MOVE, { id: card.id, stageId: neighbour.stage.id, afterId: neighbour.id, clientMutationId });
    assert.equal(payload.clientMutationId, clientMutationId);
    assert.equal(payload.replayed, false);
    assert.equal(payload.subject.stage.id, neighbour.stage.id);
    await seen(payload.position);
    const event = events.find(({ clientMutationIds }) => clientMutationIds.includes(clientMutationId));
    assert.ok(event, 'an event carries the clientMutationId');
    const change = event.changes.find(({ subjectId }) => subjectId === card.id);
    assert.ok(change, 'the event names the subject');
    assert.ok(change.version >= payload.subject.version);
    assert.ok(hasPassed(event.position, payload.position));
    assert.equal(board.cards.get(card.id).rank, payload.subject.rank);
  });

  const before = events.length;
  const missed = await need('the line drops; meanwhile Bruno moves, edits and archives', async () => {
    ana.dropSockets();
    const [first, second, third, fourth] = cards.filter(({ id }) => id !== card.id && id !== neighbour.id);
    const away = ({ stage }) => open.at(stage.id === open.at(-1).id ? 0 : -1).id;
    const moves = [[first, away(first)], [second, away(second)], [third, away(third)], [first, first.stage.id]];
    const marks = [];
    const write = (mutation, input) => {
      marks.push(`meanwhile-${randomUUID()}`);
      return bruno.write(mutation, { ...input, clientMutationId: marks.at(-1) });
    };
    for (const [{ id }, stageId] of moves) await write(MOVE, { id, stageId });
    await write(UPDATE, { id: third.id, title: `${third.title} (revisto)` });
    await write(UPDATE, { id: first.id, title: `${first.title} (revisto)`, priority: 2 });
    await write(ARCHIVE, { ids: [fourth.id] });
    const { position } = await write(UPDATE, { id: second.id, title: `${second.title} (revisto)` });
    return { position, marks };
  });

  await tell('nothing reached Ana while she was away', () => {
    assert.equal(events.length, before);
    assert.equal(connections, 1);
  });

  await need('back on line, she resumes from her last position and hears of all of it', async () => {
    lineIsBack();
    await seen(missed.position);
    assert.equal(connections, 2);
    const heard = events.slice(before).flatMap(({ clientMutationIds }) => clientMutationIds);
    assert.deepEqual([...new Set(heard)], missed.marks, 'every change, in order');
  });

  await tell('no position comes twice, and each is after the one before', () => {
    // Totals are coalesced: a message of totals alone may come late, at the position that the stream already has.
    const changing = events.filter(({ changes }) => changes.length > 0).map(({ position }) => position);
    changing.slice(1).forEach((later, i) => assert.ok(idOf(later) > idOf(changing[i]), `${later} came after ${changing[i]}`));
    events.slice(1).forEach((later, i) => assert.ok(hasPassed(later.position, events[i].position), `${later.position} went back`));
    assert.equal(new Set(events.map(({ position }) => position.split('.')[0])).size, 1, 'one epoch');
  });

  await tell('state + events = a fresh fetch, card by card and total by total', async () => {
    let fresh;
    const same = async () => isDeepStrictEqual(board.picture(), (fresh = await Board.fetch(ana)).picture());
    await until(same, 'it was not so', 3).catch(() => assert.deepStrictEqual(board.picture(), fresh.picture()));
  });

  await tell('after the resume she is live again', async () => {
    const { position } = await bruno.write(MOVE, { id: card.id, stageId: card.stage.id });
    await seen(position);
    assert.equal(board.cards.get(card.id).stage.id, card.stage.id);
  });

  stop();
  await client.dispose();
  return { card, stageId: neighbour.stage.id, position: events.at(-1).position };
}

async function lostPast({ card, stageId, position }) {
  await tell('a position of a foreign epoch gets one RESYNC_REQUIRED and then complete', async () => {
    const client = ana.live({ retryAttempts: 0 });
    const heard = [];
    await new Promise((resolve, reject) => {
      client.subscribe({ query: FUNNEL_CHANGED, variables: { since: foreign(position) } }, {
        next: ({ data, errors }) => heard.push(data?.funnelChanged.kind ?? errors),
        error: reject,
        complete: resolve,
      });
      setTimeout(() => reject(new Error(`No complete within 10 seconds; heard ${JSON.stringify(heard)}.`)), 10_000).unref();
    });
    assert.deepEqual(heard, ['RESYNC_REQUIRED']);
    await client.dispose();
  });

  await tell('the resume helper fetches anew and goes on from the fresh position', async () => {
    const client = ana.live({ retryAttempts: 0 });
    let board;
    let refetched = 0;
    let refusal;
    const stop = subscribeFrom(client, { query: FUNNEL_CHANGED }, foreign(position), {
      event: (event) => board.apply(event),
      resync: async () => ((board = await Board.fetch(ana)), refetched++, board.position),
      error: (error) => (refusal = error),
    });
    await until(() => refetched > 0, 'nothing was fetched anew');
    const payload = await bruno.write(MOVE, { id: card.id, stageId });
    await until(() => board.cards.get(card.id)?.version >= payload.subject.version, 'the move after the resync did not arrive');
    assert.equal(refetched, 1);
    assert.equal(refusal, undefined);
    stop();
    await client.dispose();
  });

  await tell('a position that is none is refused in words', async () => {
    const client = ana.live({ retryAttempts: 0 });
    const errors = await new Promise((resolve, reject) => {
      subscribeFrom(client, { query: FUNNEL_CHANGED }, 'yesterday', {
        event: () => reject(new Error('An event came.')),
        resync: () => reject(new Error('A resync was asked for.')),
        error: resolve,
        end: () => reject(new Error('It ended without a word.')),
      });
    });
    assert.ok(Array.isArray(errors) && errors[0].message.length > 10, String(errors));
    await client.dispose();
  });
}

await doors();
const past = await liveFunnel();
await lostPast(past);
theEnd();
