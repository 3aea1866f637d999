// Who is there decides what is shown: the way in, or the screens within their frame.
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ask, onSignedOut, Refusal } from './graph/client';
import { hangUp } from './graph/line';
import { forgetAll } from './graph/live';
import { forget, heard } from './graph/position';
import { Crash } from './parts/Crash';
import { EmptyState, Problem } from './parts/EmptyState';
import { Loading } from './parts/Progress';
import { Toasts } from './parts/Toast';
import { Configured } from './shell/configuration';
import { SessionContext } from './shell/session';
import { Shell } from './shell/Shell';
import { ShellDocument, type ShellQuery } from './shell/shell.documents';
import { type Locale, speak } from './words/catalogue';
import { useSay } from './words/common';
import { Compass } from 'lucide-react';

const Funnel = lazy(() => import('./screens/funnel'));
const Subject = lazy(() => import('./screens/subject'));
const Customer = lazy(() => import('./screens/customer'));
const Customers = lazy(() => import('./screens/customers'));
const Day = lazy(() => import('./screens/day'));
const Intake = lazy(() => import('./screens/intake'));
const Papers = lazy(() => import('./screens/papers'));
const Reports = lazy(() => import('./screens/reports'));
const Settings = lazy(() => import('./screens/settings'));
const SignIn = lazy(() => import('./screens/entry/SignIn'));
const Setup = lazy(() => import('./screens/entry/Setup'));
const Password = lazy(() => import('./screens/entry/Password'));

export function App() {
  const [path] = useLocation();
  return (
    <>
      <Suspense fallback={<Loading />}>
        {path.startsWith('/password') ? <Password /> : path.startsWith('/setup') ? <Setup /> : <Guarded />}
      </Suspense>
      <Toasts />
    </>
  );
}

function Guarded() {
  const [shell, setShell] = useState<ShellQuery | null | undefined>(undefined);
  const [problem, setProblem] = useState<string>();

  const refresh = useCallback(async () => {
    try {
      const fresh = await ask(ShellDocument, {});
      heard(fresh.funnel.position);
      speak(fresh.viewer.locale as Locale);
      setProblem(undefined);
      setShell(fresh);
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      if (failure.code === 'UNAUTHENTICATED') setShell(null);
      else setProblem(failure.message);
    }
  }, []);

  useEffect(() => void refresh(), [refresh]);
  useEffect(() => onSignedOut(() => (hangUp(), forget(), forgetAll(), setShell(null))), []);
  const session = useMemo(() => shell && { ...shell, refresh }, [shell, refresh]);

  if (problem !== undefined && !session) return <Problem text={problem} retry={() => void refresh()} />;
  if (session === undefined) return <Loading />;
  if (session === null) return <SignIn onSignedIn={refresh} />;
  return (
    <SessionContext value={session}>
      <Shell>
        <Configured key={session.viewer.id}>
          <Screens />
        </Configured>
      </Shell>
    </SessionContext>
  );
}

function Screens() {
  const [path] = useLocation();
  return (
    <Crash at={path}>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/">
            <Redirect to="/funnel" replace />
          </Route>
          <Route path="/funnel" component={Funnel} />
          <Route path="/subjects/:id">{({ id }) => <Subject key={id} id={id} />}</Route>
          <Route path="/customers" component={Customers} />
          <Route path="/customers/:id">{({ id }) => <Customer key={id} id={id} />}</Route>
          <Route path="/day" component={Day} />
          <Route path="/intake/:id?">{({ id }) => <Intake id={id} />}</Route>
          <Route path="/papers" component={Papers} />
          <Route path="/reports" component={Reports} />
          <Route path="/settings/:section?">{({ section }) => <Settings section={section} />}</Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </Crash>
  );
}

export function NotFound() {
  const say = useSay();
  return (
    <EmptyState icon={Compass} title={say('notFound')}>
      <a href="/funnel">{say('backToFunnel')}</a>
    </EmptyState>
  );
}
