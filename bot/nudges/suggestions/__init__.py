"""What in Slack suggests that somebody is on leave; they are asked, and nothing is assumed."""
