"""The reference engine: plain Python, one person at a time, which defines what every word means.

It works out lines, claims that wait and claims that are refused, and can say why in words.
"""
