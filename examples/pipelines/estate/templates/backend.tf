# The state of the templates alone. The pipeline names it: see customers/acme/backend.tf.
terraform {
  backend "local" {}
}
