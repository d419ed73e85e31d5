"""Rate limits, faults, passes and the clock."""
