"""The rules as functions: each takes a folder of source and gives one sentence for each fault."""
