"""The columnar engine: the same clauses over whole tables, one named step an idea.

It gives the lines of the reference engine for everybody whose facts leave nothing open, and finds, from
columns, the people whose facts leave something open; these the reference settles.
"""
