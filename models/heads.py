"""What the columns of an exported file are headed with, in the reader's language; an import knows them again."""

PORTUGUESE = {
    "subject id": "id do assunto",
    "title": "assunto",
    "kind": "espécie",
    "outcome": "resultado",
    "stage": "estágio",
    "channel": "canal",
    "owner": "responsável",
    "name": "nome",
    "tax id": "CPF/CNPJ",
    "e-mail": "e-mail",
    "phone": "telefone",
    "value": "valor",
    "currency": "moeda",
    "probability": "probabilidade",
    "priority": "prioridade",
    "expected close": "previsão de fechamento",
    "source": "origem",
    "markers": "marcadores",
    "created at": "criado em",
    "closed at": "encerrado em",
    "last interaction at": "última interação em",
    "description": "descrição",
    "customer id": "id do cliente",
    "external id": "id externo",
    "type": "tipo",
    "lifecycle": "ciclo",
    "company": "empresa",
    "street": "logradouro",
    "number": "número",
    "complement": "complemento",
    "district": "bairro",
    "city": "cidade",
    "state": "estado",
    "postal code": "CEP",
    "country": "país",
}


def headed(name: str, locale: str) -> str:
    """The heading of a column."""
    return PORTUGUESE.get(name, name) if locale.lower().startswith("pt") else name
