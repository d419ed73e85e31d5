"""The story that `matters demo` tells: the real application beside the sandbox Slack, over real HTTP."""
