provider "aws" {
  region              = local.region
  allowed_account_ids = [var.account_id] # credentials of another jurisdiction stop here

  assume_role {
    role_arn     = var.deploy_role_arn
    session_name = "dataproducts-prod-mc"
  }

  default_tags {
    tags = merge(
      { jurisdiction = local.jurisdiction, environment = local.environment, platform = "dataproducts" },
      local.record_tags,
    )
  }
}
