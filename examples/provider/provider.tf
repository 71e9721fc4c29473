# Offline, against the embedded emulator:
provider "webexwholesale" {
  emulator = { path = "wholesale.db" }
}

# Against the Webex cloud, leave the block empty and set WEBEX_ACCESS_TOKEN, or
# WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET and WEBEX_REFRESH_TOKEN:
provider "webexwholesale" {
  alias               = "cloud"
  requests_per_second = 5
}
