"""Makes defining the models quick; imported before any of them is. Knows no model.

For each model Tortoise (1.x, `ModelMeta.__new__`) tokenises its source in search of `#:` comments, which become the
columns' comments. We write none; the search takes a second of every process's start, and there is no switch for it.
"""

from tortoise import models


def _no_comments(cls: type[models.Model]) -> dict[str, str]:
    del cls
    return {}


models._get_comments = _no_comments
