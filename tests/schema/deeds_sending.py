"""Writing to customers: messages, drafts, templates, and the servers by which they leave."""

from tests.schema.deed import EVERYBODY, MANAGERS, SELLERS, Deed

MESSAGE = "message { id state to subjectLine text author { name } }"
TEMPLATE = "template { id name text channel { name } }"

SENDING = {
    "messageSend": Deed(
        "ana",
        lambda s: {"subjectId": s.id("barcos"), "text": "Segue a proposta.", "quotes": True},
        MESSAGE,
        lambda s: {"to": ["europa"]},
        "INVALID",
        SELLERS,
    ),
    "messageDraftSave": Deed(
        "ana",
        lambda s: {"subjectId": s.id("barcos"), "text": "Ainda"},
        MESSAGE,
        lambda s: {"text": "x" * 100_001},
        "INVALID",
        SELLERS,
    ),
    "messageDraftDiscard": Deed(
        "ana", lambda s: {"id": s.id("draft")}, "deletedMessageId", lambda s: {"id": "x"}, "NOT_FOUND", EVERYBODY
    ),
    "messageResend": Deed(
        "ana", lambda s: {"id": s.id("failed")}, MESSAGE, lambda s: {"id": s.id("unsure_sent")}, "STATE", SELLERS
    ),
    "messageMarkSent": Deed(
        "ana", lambda s: {"id": s.id("unsure")}, MESSAGE, lambda s: {"id": s.id("failed")}, "STATE", SELLERS
    ),
    "messageTemplateCreate": Deed(
        "marcos",
        lambda s: {"name": "Proposta", "text": "Olá, {{ customer.first_name }}!", "channelId": s.id("brasil")},
        TEMPLATE,
        lambda s: {"text": "{{ customer.salary }}"},
        "INVALID",
        MANAGERS,
    ),
    "messageTemplateUpdate": Deed(
        "marcos",
        lambda s: {"id": s.id("template"), "name": "Boas-vindas"},
        TEMPLATE,
        lambda s: {"text": "{% for x in y %}{% endfor %}"},
        "INVALID",
        MANAGERS,
    ),
    "messageTemplateDelete": Deed(
        "marcos", lambda s: {"id": s.id("template")}, "deletedTemplateId", lambda s: {"id": "x"}, "NOT_FOUND", MANAGERS
    ),
    "mailboxSendingSet": Deed(
        "marcos",
        lambda s: {"id": s.id("box"), "host": "smtp.funil.example", "password": "a secret"},
        "mailbox { id canSend sending { host port } }",
        lambda s: {"port": 0},
        "INVALID",
        MANAGERS,
    ),
}
