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

variable "domains" {
  description = "Domains that have data in this jurisdiction."
  type        = set(string)

  validation {
    condition     = alltrue([for domain in var.domains : can(regex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", domain)) && length(domain) <= 30])
    error_message = "A domain is at most 30 lower-case letters and digits, a letter first, with single '_' between words."
  }
}

variable "key_admin_role_arns" {
  description = "Roles that administer keys; they can never use one."
  type        = set(string)

  validation {
    condition     = length(var.key_admin_role_arns) > 0 && alltrue([for arn in var.key_admin_role_arns : can(regex("^arn:aws:iam::[0-9]{12}:role/[^*]+$", arn))])
    error_message = "key_admin_role_arns holds at least one ARN of an IAM role, without a wildcard."
  }
}

variable "vault_role_arns" {
  description = "Roles of the vault service: the only ones that derive tokens and open originals."
  type        = set(string)

  validation {
    condition     = length(var.vault_role_arns) > 0 && alltrue([for arn in var.vault_role_arns : can(regex("^arn:aws:iam::[0-9]{12}:role/[^*]+$", arn))])
    error_message = "vault_role_arns holds at least one ARN of an IAM role, without a wildcard."
  }
}

variable "quarantine_role_arns" {
  description = "Roles of hydration: the only ones that make digests of quarantined rows."
  type        = set(string)

  validation {
    condition     = length(var.quarantine_role_arns) > 0 && alltrue([for arn in var.quarantine_role_arns : can(regex("^arn:aws:iam::[0-9]{12}:role/[^*]+$", arn))])
    error_message = "quarantine_role_arns holds at least one ARN of an IAM role, without a wildcard."
  }
}

variable "lake_role_arns" {
  description = "Roles that read and write the lake: hydration, engines, and the role that Lake Formation hands credentials of."
  type        = set(string)

  validation {
    condition     = length(var.lake_role_arns) > 0 && alltrue([for arn in var.lake_role_arns : can(regex("^arn:aws:iam::[0-9]{12}:role/[^*]+$", arn))])
    error_message = "lake_role_arns holds at least one ARN of an IAM role, without a wildcard."
  }
}

variable "audit_role_arns" {
  description = "Roles of the audit log's sequencer: the only ones that sign a checkpoint."
  type        = set(string)

  validation {
    condition     = length(var.audit_role_arns) > 0 && alltrue([for arn in var.audit_role_arns : can(regex("^arn:aws:iam::[0-9]{12}:role/[^*]+$", arn))])
    error_message = "audit_role_arns holds at least one ARN of an IAM role, without a wildcard."
  }
}

variable "hmac_versions" {
  description = "Versions of the HMAC root that still resolve tokens, oldest first; new tokens are made under the last."
  type        = list(string)
  default     = ["1"]

  validation {
    condition     = length(var.hmac_versions) > 0 && alltrue([for version in var.hmac_versions : can(regex("^[1-9][0-9]{0,3}$", version))])
    error_message = "hmac_versions lists at least one whole number from 1 to 9999."
  }
}

variable "region" {
  description = "Region of the keys; key policies name it, so that a key serves its own Region's services alone."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}-[a-z]+-[0-9]$", var.region))
    error_message = "region is an AWS Region such as eu-central-1."
  }
}
