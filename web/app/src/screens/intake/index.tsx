import { Hammer } from 'lucide-react';
import { EmptyState } from '../../parts/EmptyState';

export default function Intake(_: { id: string | undefined }) {
  return <EmptyState icon={Hammer} title="Intake" />;
}
