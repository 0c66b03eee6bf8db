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

variable "domains" {
  description = "Domains that have data in this jurisdiction."
  type        = set(string)

  validation {
    condition     = alltrue([for domain in var.domains : can(regex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", domain)) && length(domain) <= 30])
    error_message = "A domain is at most 30 lower-case letters and digits, a letter first, with single '_' between words."
  }
}

variable "domain_key_arns" {
  description = "KMS keys by domain."
  type        = map(string)

  validation {
    condition     = length(setsubtract(var.domains, keys(var.domain_key_arns))) == 0
    error_message = "domain_key_arns lacks a key for one of the domains."
  }
}

variable "audit_key_arn" {
  description = "KMS key of the audit log."
  type        = string
}

variable "audit_role_arns" {
  description = "Roles of the audit log's sequencer: the only ones that write leaves and tiles."
  type        = set(string)

  validation {
    condition     = length(var.audit_role_arns) > 0 && alltrue([for arn in var.audit_role_arns : can(regex("^arn:aws:iam::[0-9]{12}:role/[^*]+$", arn))])
    error_message = "audit_role_arns holds at least one ARN of an IAM role, without a wildcard."
  }
}

variable "lake_admin_role_arns" {
  description = "Lake Formation administrators: the access planner's role and nobody's daily one."
  type        = set(string)

  validation {
    condition     = length(var.lake_admin_role_arns) > 0 && alltrue([for arn in var.lake_admin_role_arns : can(regex("^arn:aws:iam::[0-9]{12}:role/[^*]+$", arn))])
    error_message = "lake_admin_role_arns holds at least one ARN of an IAM role, without a wildcard."
  }
}

variable "audit_retention" {
  description = "How long an audit record can be deleted by nobody: mode and days. India asks for at least a year."
  type = object({
    mode = string
    days = number
  })
  default = {
    mode = "COMPLIANCE"
    days = 2557 # seven years
  }

  validation {
    condition     = contains(["COMPLIANCE", "GOVERNANCE"], var.audit_retention.mode) && var.audit_retention.days >= 365
    error_message = "audit_retention.mode is COMPLIANCE or GOVERNANCE, days at least 365."
  }

  validation {
    condition     = var.environment != "prod" || var.audit_retention.mode == "COMPLIANCE"
    error_message = "In prod the audit log is kept in COMPLIANCE mode: GOVERNANCE can be lifted by a permission."
  }
}

variable "noncurrent_days" {
  description = "Days that a replaced or deleted object stays restorable. An erased person's rows live as long, so keep it short."
  type        = number
  default     = 7

  validation {
    condition     = var.noncurrent_days >= 1 && var.noncurrent_days <= 30
    error_message = "noncurrent_days is from 1 to 30: erasure is not done before the old versions are gone."
  }
}
