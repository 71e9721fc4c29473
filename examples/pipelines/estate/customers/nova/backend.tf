# Where the state of this customer is kept. The pipeline adds its name, from STATE_CONFIG. Instead of "local" write the
# backend that you have, with locking: "s3" (use_lockfile), "azurerm", "gcs", "http" (GitLab), "pg", "remote".
terraform {
  backend "local" {}
}
