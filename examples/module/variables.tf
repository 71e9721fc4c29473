variable "external_id" {
  description = "The partner's own id of the customer."
  type        = string
}

variable "provisioning_id" {
  description = "Provisioning ID of the onboarding template."
  type        = string
}

variable "name" {
  description = "Name of the company."
  type        = string
}

variable "primary_email" {
  description = "E-mail address of the first administrator."
  type        = string
}

variable "address" {
  description = "Billing address, which is also the head office's."
  type = object({
    address_line1      = string
    address_line2      = optional(string)
    city               = string
    state_or_province  = optional(string)
    zip_or_postal_code = optional(string)
    country            = string
  })
}

variable "time_zone" {
  description = "Time zone of the head office."
  type        = string
  default     = "America/Los_Angeles"
}

variable "packages" {
  description = "Packages with their quantities; null where a package has none."
  type        = map(number)
}

variable "users" {
  description = "The users. One with a calling package needs an extension or a phone number."
  type = list(object({
    email         = string
    package       = string
    first_name    = optional(string)
    last_name     = optional(string)
    extension     = optional(string)
    phone_number  = optional(string)
    administrator = optional(bool, false)
  }))
  default = []
}

variable "users_csv" {
  description = "More users, as the content of a file that Control Hub exports: file(\"users.csv\"). One in users goes before one of the same address here."
  type        = string
  default     = null
}

variable "default_package" {
  description = "Package of the users in users_csv whose line has none."
  type        = string
  default     = "webex_calling"
}

variable "deletion_protection" {
  description = "Set it to false and apply before destroying the customer."
  type        = bool
  default     = true
}
