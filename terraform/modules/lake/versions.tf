terraform {
  required_version = ">= 1.10" # S3 state locking without a table; cross-variable validation

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }
  }
}
