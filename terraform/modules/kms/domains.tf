# One symmetric key a domain: it wraps the domain's token seeds and data keys, and encrypts the domain's bucket.
resource "aws_kms_key" "domain" {
  for_each = var.domains

  description             = "${local.prefix}: data, token seeds and data keys of domain ${each.key}"
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

# The key of identifiers that are shared in the whole jurisdiction: no domain's, and no bucket's.
resource "aws_kms_key" "shared" {
  description             = "${local.prefix}: token seeds and data keys of identifiers shared in the jurisdiction"
  enable_key_rotation     = true
  multi_region            = false
  deletion_window_in_days = 30
  policy                  = local.policies.shared

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "shared" {
  name          = "alias/${local.prefix}-shared"
  target_key_id = aws_kms_key.shared.key_id
}
