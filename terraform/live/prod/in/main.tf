locals {
  environment  = "prod"
  jurisdiction = "IN"
  region       = "ap-south-1"
  record_tags  = {}

  # What the builds of the domains' products have rendered; a product is deployed by adding its file.
  product_files = fileset("${path.module}/../products", "*.auto.tfvars.json")
  inputs        = [for file in local.product_files : jsondecode(file("${path.module}/../products/${file}")).product]
  products      = { for product in local.inputs : product.id => product }

  # The domains' Cedar schemas and policies, one file a domain.
  policy_files = fileset("${path.module}/../policies", "*.json")
  policies     = { for file in local.policy_files : trimsuffix(file, ".json") => jsondecode(file("${path.module}/../policies/${file}")) }
  policy_stores = { for domain, store in local.policies : domain => {
    schema   = jsonencode(store.schema)
    policies = store.policies
  } }
}

module "jurisdiction" {
  source = "../../../modules/jurisdiction"

  org                      = var.org
  environment              = local.environment
  jurisdiction             = local.jurisdiction
  region                   = local.region
  account_id               = var.account_id
  domains                  = var.domains
  products                 = local.products
  policy_stores            = local.policy_stores
  roles                    = var.roles
  permissions_boundary_arn = var.permissions_boundary_arn
  hmac_versions            = var.hmac_versions
  with_catalog             = false
  confirmed_services       = var.confirmed_services
}

output "jurisdiction" {
  description = "What the services of this jurisdiction are configured with."
  value       = module.jurisdiction
}
