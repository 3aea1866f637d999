"""What is said in a year: who the customers are, what they want, what is written and noted. Invented, by dice. Pure."""

from dataclasses import dataclass
from random import Random
from unicodedata import normalize

from demo.matter import Words
from demo.year.people import FIRST, LAST

TRADES = (
    *("Padaria", "Clínica", "Transportadora", "Metalúrgica", "Farmácia", "Colégio", "Construtora", "Hotel"),
    *("Cooperativa", "Vinícola", "Gráfica", "Confecção", "Estaleiro", "Laticínios", "Livraria", "Oficina"),
)
NAMES = (
    *("Aurora", "Boa Vista", "Cruzeiro", "Do Porto", "Esperança", "Flor da Serra", "Girassol", "Horizonte"),
    *("Ipê", "Jacarandá", "Lagoa", "Mirante", "Nova Era", "Ouro Verde", "Pinhal", "Quatro Ventos"),
    *("Rio Claro", "Santa Luzia", "Três Irmãos", "União", "Vale Azul", "Xavier", "Zênite", "Alvorada"),
)
WANTS = (
    Words("Caixas para {n} lojas", "Tills for {n} shops"),
    Words("Licenças para {n} usuários", "Licences for {n} users"),
    Words("Troca do sistema de estoque", "A new stock system"),
    Words("Integração com o ERP", "Integration with the ERP"),
    Words("Renovação do contrato", "Renewal of the contract"),
    Words("Treinamento de {n} pessoas", "Training for {n} people"),
    Words("Demonstração para a diretoria", "A demonstration for the management"),
    Words("Módulo de vendas externas", "The field sales module"),
)
LETTER = Words(
    "Bom dia,\n\ngostaríamos de saber mais sobre: {want}.\nPodem mandar uma proposta?\n\nAtenciosamente,\n{name}\n",
    "Good morning,\n\nwe should like to know more about: {want}.\nCould you send us a proposal?\n\nRegards,\n{name}\n",
)
ANSWERS = (
    Words("Obrigado, vamos analisar e respondo até sexta.", "Thanks, we look at it and I answer by Friday."),
    Words("Recebido. Podemos conversar na quinta à tarde?", "Got it. Could we talk on Thursday afternoon?"),
    Words("Ficou um pouco acima do orçamento. Há desconto?", "It is a little above our budget. Is there a discount?"),
    Words("Pode incluir mais duas filiais, por favor?", "Could you include two more branches, please?"),
)
AWAY = Words(
    "Estou fora do escritório até {day:%d/%m/%Y}. Em caso de urgência, ligue para a recepção.",
    "I am out of the office until {day:%Y-%m-%d}. If it is urgent, please call the reception.",
)
OURS = Words(
    "Olá, {name},\n\nsegue o que combinamos sobre {want}.\n\nAbraços,\n{seller}",
    "Hello {name},\n\nhere is what we agreed upon about {want}.\n\nBest regards,\n{seller}",
)
FEEDBACK = (
    Words("Atendeu, pediu para retornar", "Answered, asks us to call again"),
    Words("Quer ver números", "Wants to see figures"),
    Words("Falei com a recepção", "Spoke to the reception"),
    Words("Gostou, leva para a diretoria", "Likes it, takes it to the management"),
    Words("Sem novidades", "No news"),
)
NOTES = (
    Words("Decisão passa pelo financeiro", "Finance decides"),
    Words("Usam planilhas hoje", "They use spreadsheets today"),
    Words("Concorrente já visitou", "A competitor was there already"),
    Words("Comprador muda em {n} semanas", "The buyer changes in {n} weeks"),
)
TASKS = (
    Words("Confirmar as quantidades", "Confirm the quantities"),
    Words("Retomar o contato", "Get in touch again"),
    Words("Levar amostras", "Bring samples"),
    Words("Rever a condição de pagamento", "Look at the terms of payment again"),
)
CANCELLED = Words("Não é mais preciso", "No longer needed")
LOST = Words("Fechou com outro fornecedor da região", "Signed with another supplier nearby")


@dataclass(frozen=True)
class Party:
    """A company and who writes for it."""

    company: str
    contact: str
    address: str


def party(number: int, dice: Random) -> Party:
    """Nobody else's: the number stands in the domain."""
    company = f"{dice.choice(TRADES)} {dice.choice(NAMES)}"
    first, last = dice.choice(FIRST), dice.choice(LAST)
    return Party(f"{company} {number}", f"{first} {last}", f"{_plain(first)}.{_plain(last)}@cliente{number}.example")


def want(locale: str, dice: Random) -> str:
    return dice.choice(WANTS).of(locale).format(n=dice.randrange(3, 120))


def _plain(name: str) -> str:
    return normalize("NFD", name).encode("ascii", "ignore").decode().lower()
