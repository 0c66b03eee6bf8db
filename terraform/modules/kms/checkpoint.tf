# Signs the audit log's checkpoints. P-256, which every C2SP verifier knows; KMS signs, so the private key never leaves it.
resource "aws_kms_key" "checkpoint" {
  # checkov:skip=CKV_AWS_7:KMS refuses automatic rotation of asymmetric keys; the log names its key, a new one starts a new log
  description              = "${local.prefix}: signs checkpoints of the audit log"
  key_usage                = "SIGN_VERIFY"
  customer_master_key_spec = "ECC_NIST_P256"
  multi_region             = false
  deletion_window_in_days  = 30
  policy                   = local.policies.checkpoint

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "checkpoint" {
  name          = "alias/${local.prefix}-audit-checkpoint"
  target_key_id = aws_kms_key.checkpoint.key_id
}
