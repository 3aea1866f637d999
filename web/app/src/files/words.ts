// The words of files that people attach.
import { catalogue } from '../words/catalogue';

export const { say, useSay } = catalogue('files', {
  'pt-BR': { files: 'Arquivos', attach: 'Solte arquivos aqui, ou escolha' },
  en: { files: 'Files', attach: 'Drop files here, or choose' },
});
