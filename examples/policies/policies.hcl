# For HCP Terraform and Terraform Enterprise alone, which take a folder as a policy set by this file.
policy "wholesale" {
  description       = "What a plan for customers of Webex for Wholesale has to keep."
  query             = "data.main.deny"
  enforcement_level = "mandatory"
}
