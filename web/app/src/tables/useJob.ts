// A job as it stands: it tells by itself how far it is.
import { stringifyDocument } from '@urql/core';
import { useEffect, useState } from 'react';
import { line } from '../graph/line';
import { TableJobChangedDocument, type TableJobFragment } from './tables.documents';

export const runs = ({ state }: TableJobFragment) => state === 'QUEUED' || state === 'RUNNING';

export function useJob(first: TableJobFragment | null): TableJobFragment | null {
  const [job, setJob] = useState(first);
  const id = first && runs(first) ? first.id : null;
  useEffect(() => setJob(first), [first]);
  useEffect(() => {
    if (!id) return;
    return line().subscribe<{ jobChanged: TableJobFragment }>(
      { query: stringifyDocument(TableJobChangedDocument), variables: { id } },
      { next: ({ data }) => data && setJob(data.jobChanged), error: () => undefined, complete: () => undefined },
    );
  }, [id]);
  return job;
}
