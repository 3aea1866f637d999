import { Hammer } from 'lucide-react';
import { EmptyState } from '../../parts/EmptyState';

export default function Funnel() {
  return <EmptyState icon={Hammer} title="Funnel" />;
}
