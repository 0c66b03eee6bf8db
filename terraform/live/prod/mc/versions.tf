terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }
  }

  # One state a jurisdiction, in that jurisdiction's account and Region, locked by S3 itself. The bucket's name and key come from
  # backend.hcl, which each organisation writes: terraform init -backend-config=backend.hcl
  backend "s3" {
    region       = "eu-west-3"
    use_lockfile = true
    encrypt      = true
  }
}
