# By name, where the backend has template endpoints.
import {
  to = webexwholesale_onboarding_template.small_business
  id = "Small business"
}

# By Provisioning ID.
import {
  to = webexwholesale_onboarding_template.enterprise
  id = "ZjViMzYxODctYzhkZC00NzI3LThiMmYtZjljNDQ3ZjI5MDQ2"
}
