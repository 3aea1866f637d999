"""Where a customer is."""

import dataclasses

import strawberry


@strawberry.type(description="A postal address. What is not known is null.")
class Address:
    street: str | None = strawberry.field(default=None, description="Street, without the number.")
    number: str | None = strawberry.field(default=None, description="House number, or `s/n`.")
    complement: str | None = strawberry.field(default=None, description="Floor, suite, block.")
    district: str | None = strawberry.field(default=None, description="District (bairro).")
    city: str | None = strawberry.field(default=None, description="City.")
    state: str | None = strawberry.field(default=None, description="State or province, such as SP.")
    postal_code: str | None = strawberry.field(default=None, description="Postal code (CEP), as entered.")
    country: str | None = strawberry.field(default=None, description="ISO 3166 with two letters, such as BR.")


@strawberry.input(
    description="A postal address, whole: what is not given is not known. Each part has up to 200 characters."
)
class AddressInput:
    street: str | None = strawberry.field(default=None, description="Street, without the number.")
    number: str | None = strawberry.field(default=None, description="House number, or `s/n`.")
    complement: str | None = strawberry.field(default=None, description="Floor, suite, block.")
    district: str | None = strawberry.field(default=None, description="District (bairro).")
    city: str | None = strawberry.field(default=None, description="City.")
    state: str | None = strawberry.field(default=None, description="State or province, such as SP.")
    postal_code: str | None = strawberry.field(default=None, description="Postal code (CEP).")
    country: str | None = strawberry.field(default=None, description="ISO 3166 with two letters, such as BR.")

    def parts(self) -> dict[str, str | None]:
        return dataclasses.asdict(self)
