# The root of tokenisation: GenerateMac under this key and the domain's key give a token key, so a token needs both.
resource "aws_kms_key" "hmac_root" {
  # checkov:skip=CKV_AWS_7:KMS refuses automatic rotation of HMAC keys; a new version is a new key, named in every token it makes
  for_each = toset(var.hmac_versions)

  description              = "${local.prefix}: HMAC root of tokens, version ${each.key}"
  key_usage                = "GENERATE_VERIFY_MAC"
  customer_master_key_spec = "HMAC_256"
  multi_region             = false
  deletion_window_in_days  = 30
  policy                   = local.policies.hmac

  lifecycle {
    prevent_destroy = true # without it no token of this version can be made or checked again
  }
}

resource "aws_kms_alias" "hmac_root" {
  for_each = aws_kms_key.hmac_root

  name          = "alias/${local.prefix}-hmac-root-v${each.key}"
  target_key_id = each.value.key_id
}

resource "aws_kms_alias" "hmac_current" {
  name          = "alias/${local.prefix}-hmac-root-current"
  target_key_id = aws_kms_key.hmac_root[var.hmac_versions[length(var.hmac_versions) - 1]].key_id
}

# The root of the digests by which quarantined rows are recognised. Hydration uses it, which may use no key of a vault; it opens nothing.
resource "aws_kms_key" "quarantine_root" {
  # checkov:skip=CKV_AWS_7:KMS refuses automatic rotation of HMAC keys; another root would not recognise what was quarantined before
  description              = "${local.prefix}: root of the digests of quarantined rows"
  key_usage                = "GENERATE_VERIFY_MAC"
  customer_master_key_spec = "HMAC_256"
  multi_region             = false
  deletion_window_in_days  = 30
  policy                   = local.policies.quarantine

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "quarantine_root" {
  name          = "alias/${local.prefix}-quarantine-root"
  target_key_id = aws_kms_key.quarantine_root.key_id
}
