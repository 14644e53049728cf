"""Scrapy's settings. Each that differs from Scrapy's default names the default and the reason.

The run driver (`ocop.harvest`) and `-s` on the command line may override any of them.
"""

import os

from ocop.agent import user_agent
from ocop.paths import archive_dir, default_database, own_profiles

BOT_NAME = "ocop"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"

# --- our own -------------------------------------------------------------------------------------------------------
# The dataset, the folder of WARC files, the user's own page profiles, who answers for the crawl, worker processes
# (None: as many as the machine has, at most 4; 0: none) and the run that the rows belong to (empty: the dataset
# pipeline opens one).
OCOP_DATABASE = str(default_database())
OCOP_ARCHIVE = str(archive_dir(default_database()))
OCOP_PROFILES = str(own_profiles(default_database()))
OCOP_CONTACT = os.environ.get("OCOP_CONTACT", "")
OCOP_WORKERS = os.environ.get("OCOP_WORKERS") or None
OCOP_RUN_ID = ""
# Whether archived pages are read again that today's rules have read already.
OCOP_READ_ALL = False
# Requests that one outlet gets in one run at most, 0 for no limit: enough for a first run to bring weeks of its news
# within half an hour; what is left waits for the next run.
OCOP_PAGES_PER_SOURCE = 500

# --- manners -------------------------------------------------------------------------------------------------------
# Default "Scrapy/VERSION (+https://scrapy.org)": outlets are told who asks and whom to write to.
USER_AGENT = user_agent(OCOP_CONTACT)
# Default False: robots.txt is obeyed; there is no switch for it on our command line.
ROBOTSTXT_OBEY = True
# Default 8: one request at a time for each outlet. Each outlet is a download slot of its own.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
# Default False: an outlet that answers slowly is asked more slowly.
AUTOTHROTTLE_ENABLED = True
# Default 5.0: the first delay is the one the source registry gives for the outlet, not a common one.
AUTOTHROTTLE_START_DELAY = 0.0
# Default 60.0: the longest wait between two requests to an outlet that answers slowly.
AUTOTHROTTLE_MAX_DELAY = 60.0
# Default True: news pages need no session.
COOKIES_ENABLED = False
# Default 180: a page that takes longer is asked again on a later run.
DOWNLOAD_TIMEOUT = 45
# Default 1 GiB: real article pages stay under 2 MB; what is longer is no article.
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024
# Default 2 retries at once: the frontier asks again later, with growing distance; one immediate retry is for a lost
# connection.
RETRY_TIMES = 1
# Default includes 429, which is a request to stop, not to repeat.
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]

# --- the way through -----------------------------------------------------------------------------------------------
# Default {}: what happens to a page, in this order.
ITEM_PIPELINES = {
    "pipelines.known.KnownPipeline": 50,
    "pipelines.archive.ArchivePipeline": 100,
    "pipelines.article.ArticlePipeline": 200,
    "pipelines.relevance.RelevancePipeline": 300,
    "pipelines.duplicates.DuplicatesPipeline": 400,
    "pipelines.facts.FactsPipeline": 500,
    "pipelines.dataset.DatasetPipeline": 600,
}
# Default 100: pages in memory between download and dataset.
CONCURRENT_ITEMS = 32

# --- housekeeping --------------------------------------------------------------------------------------------------
# Default True: a console on a port is one thing more to guard, and nobody uses it here.
TELNETCONSOLE_ENABLED = False
# Default True: likewise a server on a port that can change a running crawl.
REMOTE_CONTROL_ENABLED = False
# Default "DEBUG": a person reads this log.
LOG_LEVEL = os.environ.get("OCOP_LOG_LEVEL", "WARNING")
# Default has time and logger name first; the level is what a reader looks for.
LOG_FORMAT = "%(levelname)s %(name)s: %(message)s"
