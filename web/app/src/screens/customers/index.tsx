import { Hammer } from 'lucide-react';
import { EmptyState } from '../../parts/EmptyState';

export default function Customers() {
  return <EmptyState icon={Hammer} title="Customers" />;
}
