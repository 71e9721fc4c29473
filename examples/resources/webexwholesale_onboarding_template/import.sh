# By Provisioning ID, or by name where the backend has template endpoints:
terraform import webexwholesale_onboarding_template.small_business ZjViMzYxODctYzhkZC00NzI3LThiMmYtZjljNDQ3ZjI5MDQ2
terraform import webexwholesale_onboarding_template.small_business "Small business"
