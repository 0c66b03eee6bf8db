output "vault_tables" {
  description = "The vault's tables."
  value       = module.dynamodb.vault_table_names
}

output "hmac_root_arns" {
  description = "HMAC roots by version."
  value       = module.kms.hmac_root_arns
}

output "checkpoint_key_arn" {
  description = "The key that signs the audit log's checkpoints."
  value       = module.kms.checkpoint_key_arn
}

output "audit_bucket" {
  description = "The audit log's bucket."
  value       = module.lake.audit_bucket_name
}

output "policy_stores" {
  description = "Policy stores by domain."
  value       = module.authz.policy_store_ids
}

output "products" {
  description = "By product: its Glue database, tables and location."
  value = { for id, product in module.product : id => {
    database = product.database_name
    tables   = product.table_names
    location = product.location
  } }
}
