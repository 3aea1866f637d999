// A single-page application on another origin, as a browser would be one: it keeps a cookie jar and says its Origin on every request.
import { Client, fetchExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

export class Page {
  #sockets = new Set();

  constructor(server, origin, { site = 'same-site', cookies = new Map() } = {}) {
    this.server = server;
    this.origin = origin;
    this.site = site;
    this.cookies = cookies;
    this.urql = new Client({
      url: `${server}/graphql`,
      exchanges: [fetchExchange],
      requestPolicy: 'network-only',
      preferGetMethod: false,
      fetchOptions: { credentials: 'include' },
      fetch: (address, options) => this.fetch(address, options),
    });
  }

  get cookie() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async fetch(address, { headers, ...options } = {}) {
    const sent = new Headers(headers);
    sent.set('origin', this.origin);
    sent.set('sec-fetch-site', this.site);
    if (this.cookie) sent.set('cookie', this.cookie);
    const response = await fetch(address, { ...options, headers: sent });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return response;
  }

  /** One GraphQL request by bare fetch; resolves to the response, whatever its status. */
  post(query, variables) {
    return this.fetch(`${this.server}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
  }

  async read(query, variables) {
    return settled(await this.urql.query(query, variables).toPromise());
  }

  /** The payload of the one mutation that the document names; a refusal is an error here. */
  async write(mutation, input) {
    const data = settled(await this.urql.mutation(mutation, { input }).toPromise());
    const [payload] = Object.values(data);
    if (payload.errors.length) throw new Error(payload.errors.map((error) => `${error.code}: ${error.message}`).join('; '));
    return payload;
  }

  /** A graphql-ws client that sends this page's cookie and Origin. */
  live(options) {
    return createClient({
      url: `${this.server.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: this.socketClass(),
      ...options,
    });
  }

  socketClass() {
    const page = this;
    return class extends WebSocket {
      constructor(address, protocols) {
        super(address, protocols, { origin: page.origin, headers: { cookie: page.cookie } });
        page.#sockets.add(this);
        this.once('close', () => page.#sockets.delete(this));
      }
    };
  }

  /** As a lost network would: no close frame, the connection is just gone. */
  dropSockets() {
    for (const socket of this.#sockets) socket.terminate();
  }
}

function settled({ data, error }) {
  if (error) throw error;
  return data;
}

/** The status a WebSocket handshake is answered with: 101 when it is let in. */
export function handshake(page) {
  return new Promise((resolve, reject) => {
    const socket = new (page.socketClass())(`${page.server.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
    socket.once('open', () => resolve(101) ?? socket.terminate());
    socket.once('unexpected-response', (request, response) => resolve(response.statusCode) ?? request.destroy());
    socket.once('error', reject);
  });
}
