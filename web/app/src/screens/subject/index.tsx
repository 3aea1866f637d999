import { Hammer } from 'lucide-react';
import { EmptyState } from '../../parts/EmptyState';

export default function Subject(_: { id: string }) {
  return <EmptyState icon={Hammer} title="Subject" />;
}
