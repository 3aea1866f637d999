"""Webhooks: other programs are told what happened, signed and in order."""

from models.webhook.calling import Way
from models.webhook.delivering import deliver, due, try_out
from models.webhook.row import Webhook, WebhookPhase

__all__ = ["Way", "Webhook", "WebhookPhase", "deliver", "due", "try_out"]
