# Everything one jurisdiction has, in one place, so that the five roots cannot drift apart.
locals {
  products = { for id, product in var.products : id => product if contains(product.jurisdictions, var.jurisdiction) }
}

module "kms" {
  source = "../kms"

  environment          = var.environment
  jurisdiction         = var.jurisdiction
  account_id           = var.account_id
  region               = var.region
  domains              = var.domains
  hmac_versions        = var.hmac_versions
  key_admin_role_arns  = var.roles.key_admins
  vault_role_arns      = var.roles.vault
  quarantine_role_arns = [var.roles.writer]
  lake_role_arns       = setunion(var.roles.lake, [var.roles.writer, aws_iam_role.lake_formation.arn])
  audit_role_arns      = var.roles.audit

  depends_on = [terraform_data.preconditions]
}

module "lake" {
  source = "../lake"

  org                  = var.org
  environment          = var.environment
  jurisdiction         = var.jurisdiction
  account_id           = var.account_id
  domains              = var.domains
  domain_key_arns      = module.kms.domain_key_arns
  audit_key_arn        = module.kms.store_key_arns.audit
  audit_role_arns      = var.roles.audit
  lake_admin_role_arns = var.roles.lake_admins
}

module "dynamodb" {
  source = "../dynamodb"

  environment     = var.environment
  jurisdiction    = var.jurisdiction
  account_id      = var.account_id
  vault_role_arns = var.roles.vault
  vault_key_arn   = module.kms.store_key_arns.vault
  with_catalog    = var.with_catalog
  catalog_key_arn = module.kms.store_key_arns.catalog
}

module "authz" {
  source = "../authz"

  environment  = var.environment
  jurisdiction = var.jurisdiction
  stores       = { for domain, store in var.policy_stores : domain => store if contains(var.domains, domain) }
}

module "product" {
  source   = "../data-product"
  for_each = local.products

  environment             = var.environment
  jurisdiction            = var.jurisdiction
  product                 = each.value
  bucket_arn              = module.lake.bucket_arns[each.value.domain]
  bucket_name             = module.lake.bucket_names[each.value.domain]
  lake_formation_role_arn = aws_iam_role.lake_formation.arn
  writer_role_arn         = var.roles.writer

  # Tags, settings and the role's rights must stand before anything is registered or tagged.
  depends_on = [module.lake, aws_iam_role_policy.lake_formation]
}
