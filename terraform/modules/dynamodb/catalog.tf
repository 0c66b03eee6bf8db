# The catalog: products, versions, subscriptions, events; no personal data (people are opaque ids). One table, in one account.
#
# pk, sk      the entity and its parts: PRODUCT#retail.customers / VERSION#1.0.0
# gsi1        the other way round: by domain, by consumer, by state
resource "aws_dynamodb_table" "catalog" {
  count = var.with_catalog ? 1 : 0

  name                        = "dp-${var.environment}-catalog"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "pk"
  range_key                   = "sk"
  deletion_protection_enabled = true
  stream_enabled              = true # the outbox: search index, notifications
  stream_view_type            = "NEW_AND_OLD_IMAGES"

  dynamic "attribute" {
    for_each = ["pk", "sk", "gsi1pk", "gsi1sk"]

    content {
      name = attribute.value
      type = "S"
    }
  }

  global_secondary_index {
    name            = "gsi1"
    hash_key        = "gsi1pk"
    range_key       = "gsi1sk"
    projection_type = "ALL"
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.catalog_key_arn
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}
