"""What is planned: one module for each kind of message, and `scheduler.planner.PLANS` names them all."""
