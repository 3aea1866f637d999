"""Lets dramatiq run its asynchronous actors on the loop that has the database open, instead of one of its own."""

import asyncio
import logging
import threading

from dramatiq.asyncio import EventLoopThread


class ThisLoop(EventLoopThread):
    """A running loop in the place of dramatiq's loop thread; it is neither started nor stopped here.

    One Tortoise context belongs to one loop: used from a second one it breaks on both (stack.md §1).
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        threading.Thread.__init__(self)
        self.logger = logging.getLogger(__name__)
        self.interrupt_check_ival = 0.1
        self.loop = loop
