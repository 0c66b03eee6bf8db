# Verified Permissions as store of record: one policy store per environment, jurisdiction and domain. Filters are made from the same
# policies by the platform's own engine; this store is what an auditor and a service of AWS read.
resource "aws_verifiedpermissions_policy_store" "this" {
  for_each = var.stores

  description         = lower("dp-${var.environment}-${var.jurisdiction}-${each.key}")
  deletion_protection = "ENABLED"

  validation_settings {
    mode = "STRICT" # a policy that the schema does not allow is refused at the door
  }
}

resource "aws_verifiedpermissions_schema" "this" {
  for_each = var.stores

  policy_store_id = aws_verifiedpermissions_policy_store.this[each.key].policy_store_id

  definition {
    value = each.value.schema
  }
}
