variable "environment" {
  description = "Environment, for example prod."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,9}$", var.environment))
    error_message = "environment is 2 to 10 lower-case letters and digits, a letter first."
  }
}

variable "jurisdiction" {
  description = "Code of the jurisdiction whose data this is: EU, IN, CH, US, MC or one that the standards package adds."
  type        = string

  validation {
    condition     = can(regex("^[A-Z]{2}$", var.jurisdiction))
    error_message = "jurisdiction is two upper-case letters."
  }
}

variable "stores" {
  description = "By domain: the Cedar schema in JSON syntax, and the policies, one statement each, by id."
  type = map(object({
    schema   = string
    policies = map(string)
  }))

  validation {
    condition     = alltrue([for store in values(var.stores) : can(jsondecode(store.schema)) && length(store.schema) <= 80000])
    error_message = "A schema is JSON of at most 80,000 bytes: 80 % of what Verified Permissions takes. Split the domain."
  }

  validation {
    condition = alltrue(flatten([for store in values(var.stores) : [
      for id, statement in store.policies : length(statement) > 0 && length(statement) <= 8000 && can(regex("^[A-Za-z0-9._-]{1,64}$", id))
    ]]))
    error_message = "A policy has an id of letters, digits, '.', '_' and '-', and 1 to 8,000 bytes: 80 % of what Verified Permissions takes."
  }
}
