variable "number" {
  description = "A phone number as Webex writes it."
  type        = string
  default     = "+442079460018"
}

# For people of the same country: "020 7946 0018"
output "national" {
  value = provider::webexwholesale::format_phone(var.number, "national")
}

# For everybody: "+44 20 7946 0018"
output "international" {
  value = provider::webexwholesale::format_phone(var.number, "international")
}

# For a link: "tel:+44-20-7946-0018"
output "link" {
  value = provider::webexwholesale::format_phone(var.number, "rfc3966")
}
