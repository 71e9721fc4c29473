# Needs Terraform 1.12 or newer. The id is the Provisioning ID.
import {
  to = webexwholesale_onboarding_template.enterprise
  identity = {
    id = "ZjViMzYxODctYzhkZC00NzI3LThiMmYtZjljNDQ3ZjI5MDQ2"
  }
}
