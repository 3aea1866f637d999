"""Proposals, orders and an ERP's documents as clients see them."""
