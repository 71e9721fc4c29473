# Terragrunt: copy to root.hcl, beside customers/, and terragrunt.hcl into the folder of each customer and of the templates. It
# generates backend.tf, and runs many customers with one command:
#
#   terragrunt run --all --parallelism 4 --filter './customers/**' -- plan
#
# The pipelines of the platforms stay as they are. Their scripts call Terraform itself: commit the backend.tf files that this
# generates, and leave STATE_CONFIG out.
remote_state {
  backend = "s3"

  generate = {
    path      = "backend.tf"
    if_exists = "overwrite_terragrunt"
  }

  config = {
    bucket       = "wholesale-states"
    key          = "${path_relative_to_include()}.tfstate"
    region       = "eu-central-1"
    encrypt      = true
    use_lockfile = true
  }
}
