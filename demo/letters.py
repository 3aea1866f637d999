"""What customers write to the demo team. Knows neither mail formats nor servers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Letter:
    """A mail as a person thinks of it."""

    sender: str
    to: str
    subject: str
    text: str


LETTERS = {
    "pt-BR": (
        Letter(
            "Patrícia Nogueira <patricia@padariasantaluzia.example>",
            "vendas@funil.example",
            "Orçamento para 3 lojas",
            "Bom dia!\n\nTemos três padarias em Campinas e queremos trocar o sistema de caixa até o fim do mês.\n"
            "Vocês conseguem mandar um orçamento com implantação e treinamento?\n\n"
            "Obrigada,\nPatrícia Nogueira\n(19) 99123-4455",
        ),
        Letter(
            "Rogério Sampaio <rogerio.sampaio@transvale.example>",
            "brasil@funil.example",
            "Integração com nosso ERP",
            "Prezados,\n\nvi a apresentação de vocês na feira em Joinville. Usamos um ERP próprio e precisamos\n"
            "saber se a integração é por API. Temos 42 usuários e dois centros de distribuição.\n\n"
            "Podemos marcar uma conversa na quinta à tarde?\n\nAbraços,\nRogério",
        ),
        Letter(
            "Dra. Helena Prado <helena@clinicavitale.example>",
            "vendas@funil.example",
            "Dúvida sobre preços",
            "Olá, tudo bem?\n\nQuanto fica o plano para uma clínica com 8 recepcionistas?\n"
            "Precisa pagar a implantação à parte?\n\nAtenciosamente,\nHelena Prado",
        ),
        Letter(
            "Marcos Tanaka <compras@metalurgicatanaka.example>",
            "brasil@funil.example",
            "Cotação 2817: 120 licenças",
            "Boa tarde,\n\nsegue pedido de cotação para 120 licenças anuais, faturamento em 30/60/90 dias,\n"
            "com CNPJ de Diadema. Prazo para resposta: sexta-feira.\n\nMarcos Tanaka\nSuprimentos",
        ),
        Letter(
            "Inês Carvalho <ines@quintadorio.example>",
            "europa@funil.example",
            "Demonstração para a nossa equipa",
            "Bom dia,\n\nsomos uma exportadora de vinhos no Porto e gostávamos de ver uma demonstração,\n"
            "de preferência à distância.\n\nCom os melhores cumprimentos,\nInês Carvalho",
        ),
        Letter(
            "Gustavo Arruda <gustavo@arrudaengenharia.example>",
            "vendas@funil.example",
            "Preciso de uma proposta até amanhã",
            "Pessoal, bom dia.\n\nNossa diretoria se reúne amanhã às 14h e pediu duas propostas.\n"
            "São 25 usuários, sem módulo fiscal. Conseguem me mandar?\n\nGustavo Arruda\nEnviado do meu celular",
        ),
    ),
    "en": (
        Letter(
            "Martha Quinn <martha@brightwaterdental.example>",
            "vendas@funil.example",
            "Pricing for 14 seats",
            "Hello,\n\nwe run two dental practices and would like a quote for 14 seats, including training.\n"
            "Is set-up charged separately?\n\nBest regards,\nMartha Quinn",
        ),
        Letter(
            "Owen Fletcher <owen.fletcher@northquaylogistics.example>",
            "europa@funil.example",
            "Does it integrate with our ERP?",
            "Hi,\n\nI saw your talk in Lisbon. We keep orders in a home-grown ERP; do you offer an API,\n"
            "and could we see it live on Thursday afternoon?\n\nThanks,\nOwen",
        ),
        Letter(
            "Priya Raman <purchasing@ramanfoods.example>",
            "brasil@funil.example",
            "Request for quotation 2817",
            "Good afternoon,\n\nplease quote 120 yearly licences, payable in three instalments, by Friday.\n\n"
            "Priya Raman\nPurchasing",
        ),
    ),
}

ANSWERS = {
    "pt-BR": "Oi, obrigado pelo retorno!\n\nFaz sentido para nós. Pode mandar a proposta atualizada?\n\nAbraço",
    "en": "Hello, thank you for the quick answer.\n\nThat works for us. Could you send the new proposal?\n\nRegards",
}
