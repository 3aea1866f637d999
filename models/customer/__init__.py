"""Customers, and by what they are reached."""

from models.customer.customer import Customer
from models.customer.editing import MAX_CONTACTS
from models.customer.reached import CustomerEmail, CustomerPhone
from models.customer.row import CustomerType, Lifecycle

__all__ = ["MAX_CONTACTS", "Customer", "CustomerEmail", "CustomerPhone", "CustomerType", "Lifecycle"]
