"""What the demo team is working on: some fifty subjects, told as a salesman would tell them. Knows no verb.

Days are counted back from today: `created=30, moves=(25, 12)` began thirty days ago and went on 25 and 12 days ago.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The same in both languages of the product."""

    pt: str
    en: str

    def of(self, locale: str) -> str:
        return self.pt if locale == "pt-BR" else self.en


@dataclass(frozen=True)
class Said:
    """A note: how many days ago, by whom, what."""

    days: int
    by: str
    words: Words


@dataclass(frozen=True)
class Won:
    days: int


@dataclass(frozen=True)
class Closed:
    days: int


@dataclass(frozen=True)
class Lost:
    """`reason`: its place in the list of lost reasons; the last one asks for a note."""

    days: int
    reason: int
    note: Words | None = None


@dataclass(frozen=True)
class Matter:
    """One subject. `moves`: when it went to the second, third, fourth stage; a prospect's first move converts it."""

    customer: str | None
    title: Words
    created: int
    moves: tuple[int, ...] = ()
    owner: str | None = None
    by: str = "bruno"
    value: int | None = None
    currency: str = "BRL"
    priority: int = 0
    close_in: int | None = None
    probability: int | None = None
    markers: tuple[str, ...] = ()
    source: Words | None = None
    channel: str = "Brasil"
    prospect: bool = False
    assigned: int | None = None
    notes: tuple[Said, ...] = ()
    end: Won | Lost | Closed | None = None
    archived: int | None = None


SITE = Words("Site", "Website")
FAIR = Words("Feira Hortitec", "Hortitec fair")
REFERRAL = Words("Indicação de cliente", "Customer referral")
CALL = Words("Ligação", "Phone call")
LINKEDIN = Words("LinkedIn", "LinkedIn")
SALES_MAIL = Words("E-mail: vendas@funil.example", "E-mail: vendas@funil.example")

MARKERS = {
    "hot": (Words("Quente", "Hot"), "#e8590c"),
    "tender": (Words("Licitação", "Tender"), "#1971c2"),
    "renewal": (Words("Renovação", "Renewal"), "#2f9e44"),
    "large": (Words("Conta grande", "Large account"), "#7048e8"),
    "risk": (Words("Em risco", "At risk"), "#e03131"),
}

PROSPECTS = (
    Matter(
        "edu",
        Words("Quanto custa para 5 usuários?", "How much is it for 5 users?"),
        0,
        source=SALES_MAIL,
        prospect=True,
    ),
    Matter(
        None,
        Words("Formulário do site: quero uma demonstração", "Web form: I would like a demonstration"),
        1,
        source=SITE,
        prospect=True,
        markers=("hot",),
    ),
    Matter(
        "acai",
        Words("Controle de rotas para entrega refrigerada", "Route control for refrigerated delivery"),
        1,
        source=SALES_MAIL,
        prospect=True,
        notes=(
            Said(
                0,
                "ana",
                Words(
                    "Liguei, pediu retorno amanhã depois das 10h.",
                    "Called; asked to be called again after 10 tomorrow.",
                ),
            ),
        ),
    ),
    Matter(
        "yara",
        Words("Escritório de arquitetura, 12 pessoas", "Architects' office, 12 people"),
        3,
        source=LINKEDIN,
        prospect=True,
    ),
    Matter(
        "colina1",
        Words("Segunda unidade do colégio", "The school's second site"),
        5,
        source=REFERRAL,
        prospect=True,
        owner="ana",
        assigned=4,
        priority=1,
    ),
    Matter(
        "ebro",
        Words("Pedido de informações em espanhol", "Request for information in Spanish"),
        2,
        source=Words("E-mail: europa@funil.example", "E-mail: europa@funil.example"),
        prospect=True,
        channel="Europa",
    ),
)

PROSPECTING = (
    Matter(
        "vita",
        Words("PDV para 38 farmácias", "Tills for 38 pharmacies"),
        6,
        owner="ana",
        by="ana",
        value=184_000,
        priority=2,
        close_in=60,
        markers=("large",),
        source=CALL,
    ),
    Matter(
        "acai",
        Words("Balanças e etiquetas", "Scales and labels"),
        9,
        owner="carla",
        by="carla",
        value=12_600,
        close_in=45,
        source=FAIR,
    ),
    Matter(
        "orla1", Words("Reconquista: recepção e reservas", "Winning back: reception and bookings"), 26, value=54_000
    ),
    Matter(
        "edu",
        Words("Licenças para representante autônomo", "Licences for a freelance agent"),
        4,
        owner="carla",
        by="carla",
        value=2_900,
        source=SITE,
    ),
    Matter(
        "pampa",
        Words("Módulo de rastreabilidade do gado", "Cattle traceability module"),
        12,
        owner="ana",
        value=39_500,
        markers=("renewal",),
        assigned=11,
        close_in=50,
    ),
    Matter(
        "solar", Words("App de vistoria para instaladores", "Survey app for installers"), 3, value=27_000, source=SITE
    ),
    Matter(
        "norte1",
        Words("Telemetria: piloto com 10 caminhões", "Telemetry: pilot with 10 lorries"),
        8,
        owner="ana",
        by="ana",
        value=61_000,
        priority=1,
        close_in=38,
        notes=(
            Said(
                5,
                "ana",
                Words(
                    "Rafael quer ver o piloto antes de falar de preço. Precisa do aval do diretor de frota.",
                    "Rafael wants to see the pilot before talking price. Needs the fleet director's approval.",
                ),
            ),
        ),
    ),
    Matter(
        "tejo",
        Words("Portal do cliente em português europeu", "Customer portal in European Portuguese"),
        7,
        owner="diego",
        by="diego",
        value=18_500,
        currency="EUR",
        channel="Europa",
        close_in=55,
    ),
    Matter(
        "ebro",
        Words("Rótulos por safra e exportação", "Labels by vintage, and export"),
        17,
        owner="diego",
        by="diego",
        value=9_200,
        currency="EUR",
        channel="Europa",
        source=FAIR,
    ),
)

CONTACTED = (
    Matter(
        "serra1",
        Words("Coleta de leite: 120 produtores", "Milk collection: 120 producers"),
        24,
        (18,),
        owner="ana",
        by="ana",
        value=96_000,
        priority=2,
        close_in=30,
        markers=("hot", "large"),
        source=REFERRAL,
        notes=(
            Said(
                18,
                "ana",
                Words(
                    "Reunião de 40 min com Luciana. Hoje controlam tudo em planilha; perdem 2 dias por mês no fechamento.",
                    "40 minutes with Luciana. They keep everything in spreadsheets and lose 2 days a month closing.",
                ),
            ),
            Said(4, "ana", Words("Enviei o questionário técnico.", "Sent the technical questionnaire.")),
        ),
    ),
    Matter(
        "tear1",
        Words("Apontamento de produção no tear", "Production tracking at the loom"),
        33,
        (29,),
        owner="carla",
        by="carla",
        value=73_500,
        close_in=25,
        markers=("risk",),
        notes=(
            Said(
                21,
                "carla",
                Words("Ingrid saiu de férias; retomar no dia 12.", "Ingrid is on holiday; resume on the 12th."),
            ),
        ),
    ),
    Matter("colina", Words("Diário de classe digital", "Digital class register"), 14, (10,), owner="ana", value=31_200),
    Matter(
        "norte",
        Words("Integração com o ERP da transportadora", "Integration with the carrier's ERP"),
        19,
        (9,),
        owner="bruno",
        value=42_000,
        priority=1,
        close_in=40,
    ),
    Matter(
        "yara",
        Words("Gestão de obras: plano anual", "Site management: yearly plan"),
        11,
        (6,),
        value=8_400,
        source=SITE,
    ),
    Matter(
        "solar1",
        Words("CRM de campo para 22 vendedores", "Field CRM for 22 salespeople"),
        28,
        (20,),
        owner="ana",
        by="bruno",
        assigned=27,
        value=58_900,
        close_in=33,
        source=LINKEDIN,
    ),
    Matter(
        "vita1",
        Words("Programa de fidelidade", "Loyalty programme"),
        13,
        (8,),
        owner="carla",
        by="carla",
        value=22_750,
        priority=1,
    ),
    Matter(
        "tejo1",
        Words("Armazém do Carregado: 30 terminais", "Carregado warehouse: 30 terminals"),
        21,
        (15,),
        owner="diego",
        by="diego",
        value=36_000,
        currency="EUR",
        channel="Europa",
        priority=2,
        close_in=35,
        markers=("hot",),
        notes=(
            Said(
                6,
                "diego",
                Words(
                    "Rita confirma orçamento aprovado até ao fim do trimestre.",
                    "Rita confirms a budget approved until the end of the quarter.",
                ),
            ),
        ),
    ),
)

PROPOSED = (
    Matter(
        "ipe1",
        Words("Medição de obras: 6 canteiros", "Progress measurement: 6 building sites"),
        41,
        (36, 12),
        owner="ana",
        by="ana",
        value=148_000,
        priority=3,
        close_in=14,
        markers=("hot", "large"),
        source=REFERRAL,
        notes=(
            Said(
                36,
                "ana",
                Words("Visita ao canteiro de Nova Lima com a Tatiana.", "Visited the Nova Lima site with Tatiana."),
            ),
            Said(
                12,
                "ana",
                Words(
                    "Proposta enviada: 6 canteiros, implantação em 45 dias, pagamento em 3 parcelas.",
                    "Proposal sent: 6 sites, set-up in 45 days, three instalments.",
                ),
            ),
            Said(
                2,
                "bruno",
                Words("Podemos dar 5% se fecharem este mês.", "We can give 5% if they sign this month."),
            ),
        ),
    ),
    Matter(
        "vita",
        Words("Conciliação de cartões", "Card reconciliation"),
        30,
        (25, 17),
        owner="carla",
        by="carla",
        value=19_900,
        close_in=10,
    ),
    Matter(
        "norte",
        Words("Roteirizador: renovação anual", "Route planner: yearly renewal"),
        20,
        (16, 8),
        owner="ana",
        by="ana",
        value=67_000,
        priority=1,
        close_in=12,
        markers=("renewal",),
    ),
    Matter(
        "colina1",
        Words("Pregão 14/2026: material didático digital", "Tender 14/2026: digital course material"),
        47,
        (40, 22),
        owner="bruno",
        value=210_000,
        probability=30,
        close_in=28,
        markers=("tender",),
    ),
    Matter("tear", Words("Painel de indicadores", "Dashboards"), 38, (31, 24), owner="carla", by="carla", value=26_400),
    Matter(
        "sonia",
        Words("Loja de artesanato: pacote inicial", "Craft shop: starter package"),
        10,
        (7, 3),
        owner="ana",
        by="ana",
        value=3_600,
        close_in=7,
    ),
    Matter(
        "rhein1",
        Words("Peças de reposição on-line", "Spare parts on-line"),
        44,
        (37, 13),
        owner="diego",
        by="diego",
        value=88_000,
        currency="EUR",
        channel="Europa",
        priority=2,
        close_in=21,
        markers=("large",),
    ),
)

NEGOTIATING = (
    Matter(
        "serra",
        Words("Laboratório de qualidade do leite", "Milk quality laboratory"),
        58,
        (51, 40, 11),
        owner="ana",
        by="ana",
        value=76_000,
        priority=3,
        close_in=5,
        markers=("hot",),
        notes=(
            Said(
                11,
                "ana",
                Words(
                    "Pedem carência de 60 dias e treinamento para o turno da noite.",
                    "They ask for 60 days before the first payment, and training for the night shift.",
                ),
            ),
            Said(1, "ana", Words("Minuta do contrato com o jurídico deles.", "Draft contract is with their lawyers.")),
        ),
    ),
    Matter(
        "ipe",
        Words("Segurança do trabalho: 300 colaboradores", "Work safety: 300 employees"),
        63,
        (55, 43, 26),
        owner="bruno",
        value=112_000,
        priority=2,
        close_in=9,
        markers=("risk",),
        notes=(
            Said(
                26,
                "bruno",
                Words(
                    "O concorrente baixou o preço em 12%. Defender pelo suporte 24h.",
                    "The competitor came down by 12%. Argue with round-the-clock support.",
                ),
            ),
        ),
    ),
    Matter(
        "solar1",
        Words("Contrato de suporte premium", "Premium support contract"),
        35,
        (28, 21, 6),
        owner="carla",
        by="carla",
        value=24_000,
        probability=90,
        close_in=4,
    ),
    Matter(
        "rhein",
        Words("Extensão para a fábrica de Neuss", "Extension to the Neuss plant"),
        49,
        (42, 30, 9),
        owner="diego",
        by="diego",
        value=64_500,
        currency="EUR",
        channel="Europa",
        priority=2,
        close_in=15,
        markers=("renewal",),
    ),
)

ENDED = (
    Matter(
        "pampa",
        Words("Gestão de pastagens: 4 fazendas", "Pasture management: 4 farms"),
        54,
        (47, 33, 18),
        owner="ana",
        by="ana",
        value=83_000,
        priority=2,
        markers=("large",),
        notes=(
            Said(5, "ana", Words("Contrato assinado! Implantação em duas semanas.", "Signed! Set-up in two weeks.")),
        ),
        end=Won(5),
    ),
    Matter(
        "serra1",
        Words("Renovação do suporte 2027", "Support renewal 2027"),
        22,
        (19, 15),
        owner="carla",
        by="carla",
        value=18_000,
        markers=("renewal",),
        end=Won(9),
    ),
    Matter(
        "sonia", Words("Emissor de notas", "Invoicing"), 29, (26, 22), owner="ana", by="ana", value=1_800, end=Won(16)
    ),
    Matter(
        "rhein",
        Words("Treinamento presencial em Düsseldorf", "Training on site in Düsseldorf"),
        39,
        (34, 28, 21),
        owner="diego",
        by="diego",
        value=12_400,
        currency="EUR",
        channel="Europa",
        end=Won(12),
    ),
    Matter(
        "ipe",
        Words("Ponto eletrônico: obra Savassi", "Time clock: Savassi site"),
        96,
        (88, 75, 62),
        owner="bruno",
        value=45_000,
        end=Won(48),
    ),
    Matter(
        "orla",
        Words("Motor de reservas", "Booking engine"),
        60,
        (52, 39),
        owner="ana",
        by="ana",
        value=92_000,
        priority=1,
        end=Lost(14, 1),
    ),
    Matter(
        "tear1",
        Words("Loja virtual B2B", "B2B web shop"),
        45,
        (38,),
        owner="carla",
        by="carla",
        value=34_000,
        end=Lost(20, 0),
    ),
    Matter(
        "tejo",
        Words("Gestão de paletes", "Pallet management"),
        51,
        (44, 31),
        owner="diego",
        by="diego",
        value=15_700,
        currency="EUR",
        channel="Europa",
        end=Lost(
            10,
            -1,
            Words("Foram comprados por um grupo que já tem sistema.", "Bought by a group that has a system already."),
        ),
    ),
    Matter(
        "colina",
        Words("Dúvida sobre o contrato de 2025", "Question about the 2025 contract"),
        15,
        owner="ana",
        by="ana",
        end=Closed(11),
    ),
    Matter(
        "orla1",
        Words("Pesquisa de satisfação dos hóspedes", "Guest satisfaction survey"),
        82,
        (74,),
        owner="carla",
        by="carla",
        value=9_800,
        end=Lost(50, 3),
        archived=30,
    ),
    Matter(
        "acai",
        Words("Feira Hortitec: cartão de visita", "Hortitec fair: business card"),
        70,
        source=FAIR,
        archived=21,
    ),
)

MATTERS = (*PROSPECTS, *PROSPECTING, *CONTACTED, *PROPOSED, *NEGOTIATING, *ENDED)
