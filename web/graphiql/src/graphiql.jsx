// The page: a sign-in bar above GraphiQL, both talking to /graphql of the server that served it.
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { createClient } from 'graphql-ws';
import { useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { endpoint, socketEndpoint, viewer as askViewer } from './api.js';
import './page.css';
import { samples } from './samples.js';
import { SignInBar } from './SignInBar.jsx';
import { locale, words } from './words.js';

function Page() {
  const [viewer, setViewer] = useState(undefined); // undefined: not asked yet; null: nobody is signed in

  useEffect(() => {
    askViewer().then(setViewer, () => setViewer(null));
  }, []);

  if (viewer === undefined) return null;
  return (
    <>
      <SignInBar viewer={viewer} onChange={setViewer} />
      <Explorer key={viewer?.id ?? 'nobody'} />
    </>
  );
}

/** Mounted anew for each viewer: the schema is asked again, and the socket carries the new cookie. */
function Explorer() {
  const socket = useMemo(() => createClient({ url: socketEndpoint, retryAttempts: 5 }), []);
  const fetcher = useMemo(() => createGraphiQLFetcher({ url: endpoint, wsClient: socket }), [socket]);
  useEffect(() => () => void socket.dispose(), [socket]);

  return (
    <main>
      <GraphiQL fetcher={fetcher} defaultTabs={samples} defaultQuery={words.emptyTab} defaultEditorToolsVisibility="variables">
        <GraphiQL.Logo>Funil</GraphiQL.Logo>
      </GraphiQL>
    </main>
  );
}

// GraphiQL opens the stored tab whose text was edited last, and adds an empty tab when none matches: a newcomer has edited none.
if (localStorage.getItem('graphiql:query') === null) {
  localStorage.setItem('graphiql:query', samples[0].query);
  localStorage.setItem('graphiql:variables', samples[0].variables);
}

document.documentElement.lang = locale;
createRoot(document.getElementById('page')).render(<Page />);
