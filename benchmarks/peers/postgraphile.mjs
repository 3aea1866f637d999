// PostGraphile on a database: node postgraphile.mjs URL PORT. Prints "ready"; without GraphiQL, watching and explaining.
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { makePgService } from "postgraphile/adaptors/pg";

const [url, port] = process.argv.slice(2);
const peer = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: url, schemas: ["public"] })],
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false, maxRequestLength: 1_000_000 },
  grafast: { explain: false },
  disablePlugins: ["PgIndexBehaviorsPlugin"], // every column may be sorted by, indexed or not
});
const served = peer.createServ(grafserv);
const server = createServer();
await served.addTo(server);
server.listen(Number(port), "127.0.0.1", () => console.log("ready"));
