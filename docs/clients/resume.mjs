// Live updates that survive a dropped socket: for npm graphql-ws, which by itself re-sends the first `since` when it reconnects.

/**
 * Subscribes from a position, remembers the last one seen, and resumes from there after every reconnect.
 *
 * @template {{ kind: 'CHANGE' | 'RESYNC_REQUIRED', position: string }} E
 * @param {import('graphql-ws').Client} client
 * @param {import('graphql-ws').SubscribePayload} operation a subscription that passes $since on and asks for kind and position
 * @param {string | undefined} since where to begin: the `position` of the `funnel` (or other noun) just fetched
 * @param {object} on
 * @param {(event: E) => void} on.event a change to apply; its position counts as passed once this returns
 * @param {() => Promise<string>} on.resync the past is lost: fetch everything anew and return the fresh `position`
 * @param {(error: unknown) => void} on.error the subscription has ended: refused, or out of retries
 * @param {() => void} [on.end] the server has nothing more to say
 * @returns {() => void} ends the subscription
 */
export function subscribeFrom(client, operation, since, on) {
  // graphql-ws writes the operation to the socket anew at each connect, and so reads this getter then.
  const variables = { ...operation.variables, get since() { return since; } };
  let stopped = false;
  let unsubscribe = () => {};
  const stop = () => { stopped = true; unsubscribe(); };
  const start = () => {
    let resync = false;
    unsubscribe = client.subscribe({ ...operation, variables }, {
      next({ data, errors }) {
        if (!data) return void (stop(), on.error(errors));
        const event = /** @type {E} */ (Object.values(data)[0]);
        if (event.kind === 'RESYNC_REQUIRED') return void (resync = true);
        on.event(event);
        since = event.position;
      },
      error: on.error,
      async complete() {
        if (stopped) return;
        if (!resync) return on.end?.();
        try { since = await on.resync(); } catch (error) { return on.error(error); }
        if (!stopped) start();
      },
    });
  };
  start();
  return stop;
}
