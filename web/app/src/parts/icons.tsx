// The pictures of activity types, by the name that the workspace has chosen; any other name shows a check mark.
import {
  Calendar,
  CircleCheck,
  Clock,
  Coffee,
  FileText,
  Flag,
  Handshake,
  type LucideIcon,
  Mail,
  MapPin,
  MessageCircle,
  Phone,
  Presentation,
  Search,
  Send,
  Star,
  Truck,
  User,
  Video,
  Wrench,
} from 'lucide-react';

export const ACTIVITY_ICONS: Readonly<Record<string, LucideIcon>> = {
  check: CircleCheck,
  phone: Phone,
  mail: Mail,
  calendar: Calendar,
  presentation: Presentation,
  'file-text': FileText,
  clock: Clock,
  coffee: Coffee,
  flag: Flag,
  handshake: Handshake,
  'map-pin': MapPin,
  'message-circle': MessageCircle,
  search: Search,
  send: Send,
  star: Star,
  truck: Truck,
  user: User,
  video: Video,
  wrench: Wrench,
};

export function ActivityIcon({ name, size = 14, color }: { name: string | undefined; size?: number; color?: string }) {
  const Icon = ACTIVITY_ICONS[name ?? 'check'] ?? CircleCheck;
  return <Icon size={size} aria-hidden {...(color && { style: { color } })} />;
}
