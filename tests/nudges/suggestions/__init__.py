"""What in Slack suggests that somebody is on leave."""
