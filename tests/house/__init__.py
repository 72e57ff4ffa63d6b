"""The rules of the house that a machine can check, each with a fault planted to show that it can.

`detectors` holds the rules as functions from a folder of source to what is wrong with it.
"""
