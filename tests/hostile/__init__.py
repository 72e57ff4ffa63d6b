"""Hostile files: what people send by mistake, and what somebody might send on purpose."""
