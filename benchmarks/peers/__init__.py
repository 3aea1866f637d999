"""What others cost for the same board, on the same PostgreSQL database."""
