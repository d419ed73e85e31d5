"""What falls due: one module for each kind of plan; `scheduler.planner.PLANS` names them all."""
