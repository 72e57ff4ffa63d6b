"""The suite: spec chapters, laws, the rules of the house, and what each operation and command promises."""
