"""Having a whole run done by the clock: systemd, cron, or GitHub Actions."""
