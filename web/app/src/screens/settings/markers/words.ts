// The words of the markers.
import { catalogue } from '../../../words/catalogue';

export const { useSay } = catalogue('settings-markers', {
  'pt-BR': {
    add: 'Novo marcador',
    edit: 'Editar marcador',
    used_one: 'em {{count}} assunto',
    used_other: 'em {{count}} assuntos',
    deleteTitle: 'Apagar o marcador {{name}}?',
    deleteText_one: 'Ele sai de {{count}} assunto. Isto não pode ser desfeito.',
    deleteText_other: 'Ele sai de {{count}} assuntos. Isto não pode ser desfeito.',
    empty: 'Nenhum marcador ainda',
    emptyText: 'Marque assuntos com “Urgente”, “Indicação” ou o nome de uma feira, e filtre o funil por eles.',
  },
  en: {
    add: 'New marker',
    edit: 'Edit marker',
    used_one: 'on {{count}} subject',
    used_other: 'on {{count}} subjects',
    deleteTitle: 'Delete the marker {{name}}?',
    deleteText_one: 'It is taken off {{count}} subject. This cannot be undone.',
    deleteText_other: 'It is taken off {{count}} subjects. This cannot be undone.',
    empty: 'No marker yet',
    emptyText: 'Mark subjects as “Urgent”, “Referral” or by the name of a fair, and filter the funnel by them.',
  },
});
