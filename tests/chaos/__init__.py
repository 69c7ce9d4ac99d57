"""Everything that can break is broken while documents come in; each must reach one final state, once."""
