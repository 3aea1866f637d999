"""Writing to customers: messages, drafts, templates, and the servers by which they leave."""

from tests.schema.deed import EVERYBODY, LEADERS, MANAGERS, SELLERS, Deed

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
    "whatsappOpen": Deed(
        "ana",
        lambda s: {"subjectId": s.id("barcos"), "to": "+55 11 98765-4321", "text": "Segue a proposta."},
        "message { id state medium to } url",
        lambda s: {"to": "eva"},
        "INVALID",
        SELLERS,
    ),
    "whatsappConfirm": Deed(
        "ana",
        lambda s: {"id": s.id("opened")},
        "message { id state } url",
        lambda s: {"id": s.id("unsure_sent")},
        "STATE",
        LEADERS - {"ana"},
    ),
    "channelWhatsappSet": Deed(
        "marcos",
        lambda s: {"id": s.id("europa"), "phoneNumberId": "106540352242922", "token": "a-token"},
        "channel { id sendsWhatsapp whatsapp { phoneNumberId } }",
        lambda s: {"token": None},
        "REQUIRED",
        MANAGERS,
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
