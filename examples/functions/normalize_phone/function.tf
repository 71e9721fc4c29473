variable "numbers" {
  description = "Phone numbers as people write them, with their country codes."
  type        = set(string)
  default     = ["+1 (240) 555-1212", "+44 (0)20 7946 0018"]
}

# As Webex writes them: ["+12405551212", "+442079460018"]
output "numbers" {
  value = [for number in var.numbers : provider::webexwholesale::normalize_phone(number)]
}

# As it is dialled in its country: "+442079460018"
output "local" {
  value = provider::webexwholesale::normalize_phone("020 7946 0018", "GB")
}
