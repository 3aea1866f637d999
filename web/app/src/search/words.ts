// The words of the search.
import { catalogue } from '../words/catalogue';

export const { useSay } = catalogue('search', {
  'pt-BR': {
    search: 'Buscar',
    placeholder: 'Buscar assuntos, clientes, anotações, mensagens…',
    results: 'Resultados',
    SUBJECT: 'Assuntos',
    CUSTOMER: 'Clientes',
    NOTE: 'Anotações',
    MESSAGE: 'Mensagens',
    ACTIVITY: 'Atividades',
    hint: 'Digite uma palavra ou o começo dela; acentos e maiúsculas não importam. ↑ ↓ escolhem, Enter abre.',
    nothing: 'Nada encontrado que você possa ver.',
    found_one: '{{count}} resultado',
    found_other: '{{count}} resultados',
  },
  en: {
    search: 'Search',
    placeholder: 'Search subjects, customers, notes, messages…',
    results: 'Results',
    SUBJECT: 'Subjects',
    CUSTOMER: 'Customers',
    NOTE: 'Notes',
    MESSAGE: 'Messages',
    ACTIVITY: 'Activities',
    hint: 'Type a word or its beginning; accents and capitals do not matter. ↑ ↓ choose, Enter opens.',
    nothing: 'Nothing found that you may see.',
    found_one: '{{count}} result',
    found_other: '{{count}} results',
  },
});
