"""The helpers' own asserts say what they found, as those in tests do."""

import pytest

for name in ("books", "caller", "correspondent", "scene", "seller"):
    pytest.register_assert_rewrite(f"tests.crash.{name}")
