# The rules of the language alone, which every tflint has built in. What is wrong with the values of this provider is told by
# `terraform validate` and by the plan, so no rule set for it exists or is needed.
plugin "terraform" {
  enabled = true
  preset  = "recommended"
}

rule "terraform_documented_variables" {
  enabled = true
}

rule "terraform_documented_outputs" {
  enabled = true
}

# The modules that customers call come from the same repository.
rule "terraform_module_pinned_source" {
  enabled = false
}
