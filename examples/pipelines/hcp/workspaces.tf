# HCP Terraform: a workspace for each customer folder. HCP Terraform plans pull requests, applies after a confirmation, lets runs of
# one workspace never meet, and looks for drift itself (health assessments). It keeps the states too, so leave backend.tf out of the
# folders. Plans run with the credentials of the applies.

terraform {
  required_providers {
    tfe = {
      source = "hashicorp/tfe"
    }
  }
}

variable "organization" {
  description = "Organization of HCP Terraform."
  type        = string
}

variable "repository" {
  description = "Repository with customers/, as OWNER/NAME."
  type        = string
}

variable "github_app_installation_id" {
  description = "Installation of HCP Terraform's GitHub app."
  type        = string
}

variable "webex" {
  description = "Credentials of the integration."
  type        = object({ client_id = string, client_secret = string, refresh_token = string })
  sensitive   = true
}

locals {
  customers = toset([for file in fileset("${path.module}/../customers", "*/*.tf") : dirname(file)])

  # Workspaces by name, with their folders.
  folders = merge({ for name in local.customers : name => "customers/${name}" }, { templates = "templates" })
}

resource "tfe_project" "wholesale" {
  organization = var.organization
  name         = "Webex for Wholesale"
}

resource "tfe_workspace" "customer" {
  for_each = local.folders

  organization          = var.organization
  project_id            = tfe_project.wholesale.id
  name                  = "wholesale-${each.key}"
  working_directory     = each.value
  trigger_patterns      = each.key == "templates" ? ["templates/**/*"] : ["${each.value}/**/*", "modules/**/*", "templates.json"]
  file_triggers_enabled = true
  queue_all_runs        = false
  auto_apply            = false
  assessments_enabled   = true

  vcs_repo {
    identifier                 = var.repository
    github_app_installation_id = var.github_app_installation_id
  }
}

resource "tfe_variable_set" "webex" {
  organization      = var.organization
  name              = "Webex for Wholesale"
  parent_project_id = tfe_project.wholesale.id
}

resource "tfe_project_variable_set" "webex" {
  project_id      = tfe_project.wholesale.id
  variable_set_id = tfe_variable_set.webex.id
}

resource "tfe_variable" "webex" {
  for_each = toset(["client_id", "client_secret", "refresh_token"])

  variable_set_id = tfe_variable_set.webex.id
  category        = "env"
  key             = "WEBEX_${upper(each.key)}"
  value           = var.webex[each.key]
  sensitive       = true
}

# The repository's policies/ with policies.hcl beside data.json.
resource "tfe_policy_set" "wholesale" {
  organization  = var.organization
  name          = "wholesale"
  kind          = "opa"
  overridable   = false
  policies_path = "policies"

  vcs_repo {
    identifier                 = var.repository
    branch                     = "main"
    github_app_installation_id = var.github_app_installation_id
  }
}

resource "tfe_project_policy_set" "wholesale" {
  project_id    = tfe_project.wholesale.id
  policy_set_id = tfe_policy_set.wholesale.id
}
