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

variable "product" {
  description = "The product as the build renders it into <id>.auto.tfvars.json."
  type = object({
    id            = string
    domain        = string
    name          = string
    version       = string
    major         = string
    owner         = optional(string)
    description   = optional(string)
    jurisdictions = list(string)
    purposes      = optional(list(string))
    ports = list(object({
      name  = string
      table = string
      columns = list(object({
        name           = string
        type           = string
        comment        = optional(string)
        classification = optional(string)
        pii            = optional(string)
        nullable       = bool
        unit           = optional(string)
        deprecated     = optional(string)
      }))
      partition = optional(list(object({ column = string, transform = string })), [])
      retention = optional(object({ period = string, column = optional(string) }))
      retired   = optional(list(string), [])
    }))
  })

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]*$", var.product.domain)) && can(regex("^[a-z][a-z0-9_]*$", var.product.name))
    error_message = "Domain and name are lower-case letters, digits and '_': they become part of Glue names, which Glue folds."
  }

  validation {
    condition     = var.product.id == "${var.product.domain}.${var.product.name}" && can(regex("^${var.product.major}[.][0-9]", var.product.version)) && can(regex("^[0-9]+$", var.product.major))
    error_message = "The id is domain.name, and major is the version's first number."
  }

  validation {
    condition     = contains(var.product.jurisdictions, var.jurisdiction)
    error_message = "The product does not list this jurisdiction; its rows have no home here."
  }

  validation {
    condition     = length(var.product.ports) > 0 && length(distinct(var.product.ports[*].table)) == length(var.product.ports)
    error_message = "A product has at least one port, and each port a table of its own."
  }

  validation {
    condition = alltrue(flatten([for port in var.product.ports : [for column in port.columns :
      contains(["internal", "confidential", "restricted"], lower(coalesce(column.classification, "restricted")))
    ]]))
    error_message = "A column's classification is Internal, Confidential or Restricted."
  }
}

variable "bucket_arn" {
  description = "Bucket of the product's domain in this jurisdiction."
  type        = string
}

variable "bucket_name" {
  description = "Name of that bucket."
  type        = string
}

variable "lake_formation_role_arn" {
  description = "Role that Lake Formation reads and writes the location with."
  type        = string
}

variable "writer_role_arn" {
  description = "Role that hydrates the product."
  type        = string

  validation {
    condition     = can(regex("^arn:aws:iam::[0-9]{12}:role/[^*]+$", var.writer_role_arn))
    error_message = "writer_role_arn is the ARN of an IAM role."
  }
}
