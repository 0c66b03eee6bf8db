resource "aws_kms_key" "store" {
  for_each = local.stores

  description             = "${local.prefix}: ${each.value}"
  enable_key_rotation     = true
  multi_region            = false
  deletion_window_in_days = 30
  policy                  = local.policies[each.key]

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "store" {
  for_each = aws_kms_key.store

  name          = "alias/${local.prefix}-${each.key}"
  target_key_id = each.value.key_id
}
