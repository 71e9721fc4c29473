variable "numbers" {
  description = "Phone numbers as people write them, with their country codes."
  type        = set(string)
  default     = ["+1 (240) 555-1212", "+49 30 5550100"]
}

# As Webex writes them: ["+12405551212", "+49305550100"]
output "numbers" {
  value = [for number in var.numbers : provider::webexwholesale::normalize_phone(number)]
}
