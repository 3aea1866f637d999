// The words of files that people attach.
import { catalogue } from '../words/catalogue';

export const { say, useSay } = catalogue('files', {
  'pt-BR': {
    files: 'Arquivos',
    attach: 'Solte arquivos aqui, ou escolha',
    takeOffTitle: 'Tirar {{name}}?',
    takeOffText: 'O arquivo é apagado. Na linha do tempo fica só que ele esteve aqui.',
    takeOffIt: 'Tirar o arquivo',
    takenOff: '{{name}} foi tirado.',
  },
  en: {
    files: 'Files',
    attach: 'Drop files here, or choose',
    takeOffTitle: 'Take {{name}} off?',
    takeOffText: 'The file is deleted. The timeline keeps only that it was here.',
    takeOffIt: 'Take the file off',
    takenOff: '{{name}} was taken off.',
  },
});
