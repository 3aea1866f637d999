"""`python -m schema` prints the SDL."""

from schema import schema

print(schema.as_str())
