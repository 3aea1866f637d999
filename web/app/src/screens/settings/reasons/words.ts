// The words of the lost reasons.
import { catalogue } from '../../../words/catalogue';

export const { useSay } = catalogue('settings-reasons', {
  'pt-BR': {
    add: 'Novo motivo',
    edit: 'Editar motivo',
    needsNote: 'Pede uma anotação',
    needsNoteHint: 'Quem perde por este motivo escreve por quê.',
    deleteTitle: 'Apagar o motivo {{name}}?',
    deleteText: 'Ninguém mais o escolhe; um motivo que já foi usado não pode ser apagado.',
    empty: 'Nenhum motivo ainda',
    emptyText: 'Preço, prazo, concorrente, sem resposta: com poucos motivos claros, o relatório diz o que melhorar.',
  },
  en: {
    add: 'New reason',
    edit: 'Edit reason',
    needsNote: 'Asks for a note',
    needsNoteHint: 'Whoever loses for this reason writes why.',
    deleteTitle: 'Delete the reason {{name}}?',
    deleteText: 'Nobody chooses it any more; a reason that was used cannot be deleted.',
    empty: 'No reason yet',
    emptyText: 'Price, timing, competitor, no answer: with a few clear reasons the report says what to improve.',
  },
});
