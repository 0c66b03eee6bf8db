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

variable "vault_role_arns" {
  description = "Roles of the vault service: the only ones that read or write vault items."
  type        = set(string)

  validation {
    condition     = length(var.vault_role_arns) > 0 && alltrue([for arn in var.vault_role_arns : can(regex("^arn:aws:iam::[0-9]{12}:role/[^*]+$", arn))])
    error_message = "vault_role_arns holds at least one ARN of an IAM role, without a wildcard."
  }
}

variable "vault_maintenance_role_arns" {
  description = "Roles that may also read a whole vault, for re-tokenisation and restore drills; none by default."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.vault_maintenance_role_arns : can(regex("^arn:aws:iam::[0-9]{12}:role/[^*]+$", arn))])
    error_message = "vault_maintenance_role_arns holds ARNs of IAM roles, without a wildcard."
  }
}

variable "vault_key_arn" {
  description = "KMS key of the vault's tables."
  type        = string
}

variable "with_catalog" {
  description = "Whether the environment's catalog lives in this account; exactly one jurisdiction says yes."
  type        = bool
  default     = false
}

variable "catalog_key_arn" {
  description = "KMS key of the catalog's table."
  type        = string
}
