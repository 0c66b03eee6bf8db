# One product in one jurisdiction: a Glue database, an Iceberg table a port, its location under Lake Formation, its tags, its writer.
# Readers are granted by the access planner from the policies and subscriptions, never here.
locals {
  domain   = var.product.domain
  database = lower("${var.jurisdiction}__${local.domain}__${var.product.name}__v${var.product.major}")
  prefix   = "${var.product.name}/v${var.product.major}"
  ports    = { for port in var.product.ports : port.name => port }
}

resource "aws_glue_catalog_database" "this" {
  name         = local.database
  description  = var.product.description
  location_uri = "s3://${var.bucket_name}/${local.prefix}"

  # No create_table_default_permission: the account's Lake Formation settings leave it empty, so a new table is nobody's but its writer's.

  parameters = { for name, value in {
    "dataproduct.id"      = var.product.id
    "dataproduct.version" = var.product.version
    "dataproduct.owner"   = var.product.owner
  } : name => value if value != null }
}
