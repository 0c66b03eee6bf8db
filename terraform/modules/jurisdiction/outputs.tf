output "vault_tables" {
  description = "The vault's tables."
  value       = module.dynamodb.vault_table_names
}

output "vault_configuration" {
  description = "The file of the Host's --vault-aws, once it is encoded as JSON; docs/aws.md says how."
  value = {
    formatVersion = 1
    vaults = [{
      jurisdiction = var.jurisdiction
      region       = var.region
      vaultTable   = module.dynamodb.vault_table_names["vault"]
      ledgerTable  = module.dynamodb.vault_table_names["ledger"]
      root         = module.kms.hmac_root_arns[var.hmac_versions[0]] # the one that the vault began with: it opens under no other
      domains      = merge(module.kms.domain_key_arns, { "*" = module.kms.shared_key_arn })
    }]
    quarantine = { region = var.region, root = module.kms.quarantine_root_arn }
  }
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
