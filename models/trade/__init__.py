"""Trade: proposals, orders, and the documents of an ERP about the same customers."""

from models.trade.document import CustomerDocument, DocumentKind, DocumentState
from models.trade.line import LineDraft, TradeLine
from models.trade.numbering import Numbering
from models.trade.order import Order, OrderState
from models.trade.proposal import Proposal, ProposalState
from models.trade.proposal_row import ProposalRevision

__all__ = [
    "CustomerDocument",
    "DocumentKind",
    "DocumentState",
    "LineDraft",
    "Numbering",
    "Order",
    "OrderState",
    "Proposal",
    "ProposalRevision",
    "ProposalState",
    "TradeLine",
]
