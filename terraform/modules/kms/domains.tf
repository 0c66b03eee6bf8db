# One symmetric key a domain: it wraps the domain's token seed and encrypts the domain's bucket.
resource "aws_kms_key" "domain" {
  for_each = var.domains

  description             = "${local.prefix}: data and token seed of domain ${each.key}"
  enable_key_rotation     = true
  multi_region            = false
  deletion_window_in_days = 30
  policy                  = local.policies.domain

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "domain" {
  for_each = aws_kms_key.domain

  name          = "alias/${local.prefix}-domain-${each.key}"
  target_key_id = each.value.key_id
}
