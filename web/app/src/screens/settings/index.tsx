import { Hammer } from 'lucide-react';
import { EmptyState } from '../../parts/EmptyState';

export default function Settings(_: { section: string | undefined }) {
  return <EmptyState icon={Hammer} title="Settings" />;
}
