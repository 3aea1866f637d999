"""The helpers' own asserts say what they found, as those in tests do."""

import pytest

pytest.register_assert_rewrite("tests.crash.books", "tests.crash.caller", "tests.crash.scene", "tests.crash.seller")
