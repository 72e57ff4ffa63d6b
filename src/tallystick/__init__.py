"""Employment support that is paid by results, settled from facts and agreed terms.

Each package under this one has a single door, and imports only from the layers below it.
"""
