variable "org" {
  description = "Short name of the organisation; the first part of bucket names."
  type        = string
}

variable "account_id" {
  description = "AWS account of this jurisdiction and environment."
  type        = string
}

variable "deploy_role_arn" {
  description = "Role in that account that Terraform works as."
  type        = string

  validation {
    condition     = startswith(var.deploy_role_arn, "arn:aws:iam::${var.account_id}:role/")
    error_message = "deploy_role_arn is a role of this jurisdiction's account."
  }
}

variable "domains" {
  description = "Domains that have data in this jurisdiction."
  type        = set(string)
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

variable "confirmed_services" {
  description = "Services that somebody has seen working in this Region."
  type        = set(string)
  default     = []
}
