"""Proposals: what a customer is offered, at what price and until when. Its verbs stand in the files beside this one."""

from models.trade.deciding import Deciding
from models.trade.proposal_row import PROPOSAL_INDEXES, ProposalState


class Proposal(Deciding):
    """An offer with lines, of which a number and a revision are known to the customer."""

    class Meta:
        table = "proposal"
        unique_together = (("number",),)
        indexes = PROPOSAL_INDEXES


__all__ = ["Proposal", "ProposalState"]
