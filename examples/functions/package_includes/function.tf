variable "administrator_package" {
  description = "Package of the customer's administrator."
  type        = string
  default     = "webex_suite"

  validation {
    condition     = provider::webexwholesale::package_includes(var.administrator_package, "webex_calling")
    error_message = "The administrator needs a package that includes webex_calling."
  }
}
