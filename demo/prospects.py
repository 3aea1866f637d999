"""What has come in and nobody has sifted yet."""

from demo.matter import LINKEDIN, REFERRAL, SALES_MAIL, SITE, Matter, Said, Words

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
