"""What happens to what you type: where it is kept, for how long, and what the address, log and cookies hold."""

from dashboard.render import texts
from dashboard.ui import say
from dashboard.ui.navigation import PAGES, PRIVACY
from dashboard.ui.state import show_warnings

say.heading(PAGES[PRIVACY].title, 1)
show_warnings()
for heading, text in texts.privacy():
    say.heading(heading)
    say.prose(text)
