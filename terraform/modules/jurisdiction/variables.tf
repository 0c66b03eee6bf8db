variable "org" {
  description = "Short name of the organisation; the first part of bucket names, which are global."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.org))
    error_message = "org is 2 to 12 lower-case letters and digits, a letter first."
  }
}

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

variable "account_id" {
  description = "AWS account of this jurisdiction and environment."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id is twelve digits."
  }
}

variable "region" {
  description = "Region that the root's provider works in; it must be the jurisdiction's home."
  type        = string
}

variable "domains" {
  description = "Domains that have data in this jurisdiction."
  type        = set(string)
}

variable "products" {
  description = "Products of the environment by id, as the build renders them; those that do not list the jurisdiction are left out."
  type        = any # the data-product module states the shape; products differ in theirs
  default     = {}
}

variable "policy_stores" {
  description = "By domain: the Cedar schema in JSON syntax, and the policies by id."
  type = map(object({
    schema   = string
    policies = map(string)
  }))
  default = {}
}

variable "roles" {
  description = "ARNs of the roles that the platform's services and pipelines run under in this account."
  type = object({
    key_admins  = set(string)
    vault       = set(string)
    lake        = set(string)
    audit       = set(string)
    lake_admins = set(string)
    writer      = string
  })

  validation {
    condition     = length(setintersection(var.roles.vault, setunion(var.roles.lake, var.roles.key_admins, [var.roles.writer]))) == 0
    error_message = "A vault role is no lake, writer or key administrator role: whoever holds tokens may not also hold originals."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of every role that is made here."
  type        = string
}

variable "hmac_versions" {
  description = "Versions of the HMAC root that still resolve tokens, oldest first."
  type        = list(string)
  default     = ["1"]
}

variable "with_catalog" {
  description = "Whether the catalog of the environment lives in this account; exactly one jurisdiction says yes."
  type        = bool
  default     = false
}

variable "apdp_record" {
  description = "Monaco only: reference of the record that allows Monegasque data to lie abroad (Law 1.565, APDP)."
  type        = string
  default     = null
}

variable "confirmed_services" {
  description = "Services that somebody has seen working in this Region; what is missing is a warning in every plan."
  type        = set(string)
  default     = []
}
