// The words of the message templates.
import { catalogue } from '../../../words/catalogue';

export const { useSay } = catalogue('settings-templates', {
  'pt-BR': {
    add: 'Novo modelo',
    edit: 'Editar modelo',
    subjectLine: 'Linha de assunto',
    text: 'Texto',
    html: 'Texto formatado (HTML)',
    htmlHint: 'Vazio: a mensagem sai só com o texto.',
    locale: 'Idioma do texto',
    unsaid: 'Não informado',
    fields: 'Campos que você pode usar',
    deleteTitle: 'Apagar o modelo {{name}}?',
    deleteText: 'As mensagens já escritas com ele ficam. Isto não pode ser desfeito.',
    empty: 'Nenhum modelo ainda',
    emptyText: 'A primeira resposta, o envio da proposta, o lembrete: escreva uma vez, envie com o nome de cada cliente.',
  },
  en: {
    add: 'New template',
    edit: 'Edit template',
    subjectLine: 'Subject line',
    text: 'Text',
    html: 'Formatted text (HTML)',
    htmlHint: 'Empty: the message goes out as text alone.',
    locale: 'Language of the text',
    unsaid: 'Not said',
    fields: 'Fields that you may use',
    deleteTitle: 'Delete the template {{name}}?',
    deleteText: 'Messages written with it stay. This cannot be undone.',
    empty: 'No template yet',
    emptyText: 'The first answer, the proposal, the reminder: write it once, send it with each customer’s name.',
  },
});
