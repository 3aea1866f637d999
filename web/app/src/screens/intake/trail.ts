// The rows of the intake table as sentences, by their numbers: [when it had nothing to say, when it had].
import { catalogue } from '../../words/catalogue';

const ROWS = {
  'pt-BR': {
    5: ['Pôde ser lido, dentro dos limites.', 'Não pôde ser lido, ou passa de um limite.'],
    6: ['Diz quem o enviou.', 'Não diz quem o enviou.'],
    7: ['Não é e-mail nosso de volta.', 'É um e-mail nosso que voltou.'],
    8: ['Não chegou antes.', 'Já tinha chegado.'],
    9: ['Seu identificador é só dele.', 'Usa o identificador de outro e-mail, com outro conteúdo.'],
    10: ['Tem um identificador válido.', 'Não tem um identificador válido; demos um.'],
    11: ['Não é uma devolução definitiva.', 'Avisa que um e-mail nosso foi devolvido de vez.'],
    12: ['Não é um aviso de atraso.', 'Avisa que um e-mail nosso está atrasado.'],
    13: ['Não é um aviso sobre e-mail alheio.', 'É um aviso sobre um e-mail que não é nosso.'],
    14: ['Não é reclamação nem confirmação de leitura.', 'É uma reclamação ou uma confirmação de leitura.'],
    15: ['Não está marcado como spam.', 'Está marcado como spam, ou o remetente está bloqueado.'],
    16: ['O domínio do remetente não o nega.', 'O domínio do remetente nega tê-lo enviado.'],
    17: ['Não é resposta automática de ausência.', 'É uma resposta automática de ausência.'],
    18: ['Não vem de um formulário nosso.', 'Vem de um formulário do site.'],
    19: ['Não foi escrito por uma máquina.', 'Foi escrito por uma máquina.'],
    20: ['Não é de uma lista de discussão.', 'É de uma lista de discussão.'],
    21: ['Não é boletim nem envio em massa.', 'É um boletim ou envio em massa.'],
    22: ['Não usa um endereço de resposta nosso.', 'Usa um endereço de resposta que nós geramos.'],
    23: ['Não responde a uma mensagem nossa.', 'Responde a uma mensagem nossa.'],
    24: ['Não cita mensagem de um participante verificado.', 'Cita uma mensagem da conversa, de um participante verificado.'],
    25: ['Não diz responder a uma conversa.', 'Diz responder a uma conversa, mas não pôde provar.'],
    26: ['A conversa está onde estava.', 'A conversa que responde foi arquivada, unida ou retirada.'],
    27: ['A linha de assunto não o liga a uma conversa.', 'A linha de assunto e o remetente o ligam a uma conversa aberta.'],
    28: ['Foi a um canal só.', 'Foi endereçado a mais de um canal.'],
    29: ['Foi a um endereço nosso.', 'Foi a um endereço que nenhum canal tem.'],
    30: ['Ninguém da equipe o encaminhou.', 'Alguém da equipe o encaminhou: vale o remetente original.'],
    31: ['Não é de alguém da equipe.', 'É de alguém da equipe.'],
    32: ['Não traz convite de calendário.', 'Traz um convite de calendário.'],
    33: ['Não está cifrado nem assinado.', 'Está cifrado ou assinado.'],
    34: ['Tem texto.', 'Não tem texto.'],
    35: ['O remetente não o liga a uma conversa aberta.', 'O remetente tem uma só conversa aberta neste canal.'],
    36: ['Não começou um assunto.', 'Nada o liga a uma conversa: começa um assunto novo.'],
    37: ['O remetente não escreveu demais.', 'O remetente escreveu demais em pouco tempo.'],
  },
  en: {
    5: ['It could be read, within the bounds.', 'It could not be read, or passes a bound.'],
    6: ['It says who sent it.', 'It does not say who sent it.'],
    7: ['It is no mail of ours coming back.', 'It is a mail of ours that came back.'],
    8: ['It had not come before.', 'It had come before.'],
    9: ['Its identifier is its own.', 'It uses the identifier of another mail, with other content.'],
    10: ['It has a valid identifier.', 'It has no valid identifier; we gave it one.'],
    11: ['It is no final bounce.', 'It reports that a mail of ours came back for good.'],
    12: ['It is no notice of a delay.', 'It reports that a mail of ours is delayed.'],
    13: ['It is no report about somebody else’s mail.', 'It is a report about a mail that is not ours.'],
    14: ['It is no complaint and no receipt.', 'It is a complaint or a receipt.'],
    15: ['It is not marked as spam.', 'It is marked as spam, or its sender is blocked.'],
    16: ['The sender’s domain does not disown it.', 'The sender’s domain disowns it.'],
    17: ['It is no automatic reply.', 'It is an automatic reply, for instance of an absence.'],
    18: ['It does not come from a form of ours.', 'It comes from a form on the web site.'],
    19: ['It was not written by a machine.', 'It was written by a machine.'],
    20: ['It is not from a mailing list.', 'It is from a mailing list.'],
    21: ['It is no newsletter and no bulk mail.', 'It is a newsletter or bulk mail.'],
    22: ['It uses no reply address of ours.', 'It uses a reply address that we made.'],
    23: ['It answers no message of ours.', 'It answers a message of ours.'],
    24: ['It cites no message of a verified participant.', 'It cites a message of the conversation, from a verified participant.'],
    25: ['It does not claim to answer a conversation.', 'It claims to answer a conversation, but could not prove it.'],
    26: ['The conversation is where it was.', 'The conversation it answers was archived, merged or taken away.'],
    27: ['Its subject line ties it to no conversation.', 'Its subject line and sender tie it to an open conversation.'],
    28: ['It went to one channel.', 'It was addressed to more than one channel.'],
    29: ['It went to an address of ours.', 'It went to an address that no channel has.'],
    30: ['Nobody of the team forwarded it.', 'Somebody of the team forwarded it: the original sender counts.'],
    31: ['It is not from somebody of the team.', 'It is from somebody of the team.'],
    32: ['It brings no calendar invitation.', 'It brings a calendar invitation.'],
    33: ['It is neither encrypted nor signed.', 'It is encrypted or signed.'],
    34: ['It has text.', 'It has no text.'],
    35: ['Its sender ties it to no open conversation.', 'Its sender has just one open conversation in this channel.'],
    36: ['It did not begin a subject.', 'Nothing ties it to a conversation: it begins a new subject.'],
    37: ['Its sender has not written too much.', 'Its sender has written too much in a short time.'],
  },
} as const;
const BY_PEOPLE = {
  'pt-BR': { transferred: 'Uma pessoa o passou a este canal.', discarded: 'Uma pessoa o descartou.', released: 'Uma pessoa o deixou entrar.' },
  en: {
    transferred: 'A person handed it to this channel.',
    discarded: 'A person discarded it.',
    released: 'A person let it in.',
  },
};

type Language = keyof typeof ROWS;
const flat = (language: Language) =>
  Object.fromEntries([
    ...Object.entries(ROWS[language]).flatMap(([row, [miss, hit]]) => [
      [`miss${row}`, miss],
      [`hit${row}`, hit],
    ]),
    ...Object.entries(BY_PEOPLE[language]),
  ]) as Record<string, string>;

const { useSay } = catalogue('trail', { 'pt-BR': flat('pt-BR'), en: flat('en') });

export type Step = { row: number; name: string; hit: boolean; note?: string | null };

/** Speaks of one row that was looked at; one of a later release by the server's own name for it. */
export function useSentence(): (step: Step) => string {
  const say = useSay();
  return ({ row, name, hit }) => {
    const key = row === 0 ? (name.split(' ')[0] ?? '') : `${hit ? 'hit' : 'miss'}${row}`;
    const said = say(key);
    return said === key ? `${name}.` : said;
  };
}
