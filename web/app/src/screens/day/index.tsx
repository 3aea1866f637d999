import { Hammer } from 'lucide-react';
import { EmptyState } from '../../parts/EmptyState';

export default function Day() {
  return <EmptyState icon={Hammer} title="Day" />;
}
