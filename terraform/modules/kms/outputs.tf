output "hmac_root_arns" {
  description = "HMAC roots by version."
  value       = { for version, key in aws_kms_key.hmac_root : version => key.arn }
}

output "quarantine_root_arn" {
  description = "The root of the digests of quarantined rows."
  value       = aws_kms_key.quarantine_root.arn
}

output "domain_key_arns" {
  description = "Keys by domain."
  value       = { for domain, key in aws_kms_key.domain : domain => key.arn }
}

output "shared_key_arn" {
  description = "The key of identifiers that are shared in the whole jurisdiction (token spaces JUR/*)."
  value       = aws_kms_key.shared.arn
}

output "store_key_arns" {
  description = "Keys by store: vault, catalog, audit."
  value       = { for store, key in aws_kms_key.store : store => key.arn }
}

output "checkpoint_key_arn" {
  description = "The key that signs checkpoints of the audit log."
  value       = aws_kms_key.checkpoint.arn
}
