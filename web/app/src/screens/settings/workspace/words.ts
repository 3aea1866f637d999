// The words of the workspace.
import { catalogue } from '../../../words/catalogue';

export const { useSay } = catalogue('settings-workspace', {
  'pt-BR': {
    zoneHint: 'Onde os dias começam e terminam para quem não tem outro fuso.',
    currency: 'Moeda',
    currencyHint: 'ISO 4217, como BRL. Valores já informados ficam como estão.',
    locale: 'Idioma de quem não escolheu outro',
    idle: 'Sem interação depois de (dias)',
    idleHint: 'Um assunto sem nenhum contato por tanto tempo é destacado no funil.',
    rotting: 'Parado no estágio depois de (dias)',
    rottingHint: 'Vazio: nunca. Cada estágio pode ter o seu.',
    holidays: 'Feriados',
    hints: 'Avisar quando um cliente também é conhecido em outro canal, sem dizer quem é',
    holidaysHint: 'Dias em que ninguém trabalha, um por linha, como 2026-12-25. Prazos em dias úteis os pulam.',
  },
  en: {
    zoneHint: 'Where days begin and end for whoever has no other zone.',
    currency: 'Currency',
    currencyHint: 'ISO 4217, such as BRL. Values entered before stay as they are.',
    locale: 'Language of whoever has chosen no other',
    idle: 'Idle after (days)',
    idleHint: 'A subject without any contact for so long stands out on the funnel.',
    rotting: 'Stuck in a stage after (days)',
    rottingHint: 'Empty: never. Each stage may have its own.',
    holidays: 'Holidays',
    hints: 'Say when a customer is known in another channel, too, without saying who it is',
    holidaysHint: 'Days on which nobody works, one per line, such as 2026-12-25. Terms in working days leave them out.',
  },
});
