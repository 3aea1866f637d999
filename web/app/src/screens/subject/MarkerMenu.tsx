// Its coloured tags, put on and taken off by one click each.
import { Tag } from 'lucide-react';
import { useVerb } from '../../graph/perform';
import { IconButton } from '../../parts/Button';
import { Menu, MenuChoice, MenuLabel } from '../../parts/Menu';
import { useConfiguration } from '../../shell/configuration';
import type { PartProps } from './Head';
import { SubjectMarkedDocument } from './subject.documents';
import { useSay } from './words';

export function MarkerMenu({ subject, put }: Omit<PartProps, 'may'>) {
  const say = useSay();
  const { markers } = useConfiguration();
  const [mark] = useVerb(SubjectMarkedDocument);
  const here = new Set(subject.markers.map(({ id }) => id));

  async function turn(marker: (typeof markers)[number]) {
    const on = !here.has(marker.id);
    put({ ...subject, markers: on ? [...subject.markers, marker] : subject.markers.filter(({ id }) => id !== marker.id) });
    const outcome = await mark({ ids: [subject.id], ...(on ? { add: [marker.id] } : { remove: [marker.id] }) });
    if (!outcome.done) put(subject);
  }

  return (
    <Menu align="start" trigger={<IconButton icon={Tag} small label={say('mark')} />}>
      <MenuLabel>{markers.length ? say('markers') : say('noMarkers')}</MenuLabel>
      {markers.map((marker) => (
        <MenuChoice key={marker.id} checked={here.has(marker.id)} onSelect={() => void turn(marker)}>
          {marker.name}
        </MenuChoice>
      ))}
    </Menu>
  );
}
