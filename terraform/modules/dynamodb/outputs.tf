output "vault_table_names" {
  description = "The vault's tables: vault, ledger."
  value       = { for name, table in aws_dynamodb_table.vault : name => table.name }
}

output "catalog_table_name" {
  description = "The catalog's table, or null where it lives elsewhere."
  value       = one(aws_dynamodb_table.catalog[*].name)
}

output "catalog_stream_arn" {
  description = "The catalog's stream, or null where it lives elsewhere."
  value       = one(aws_dynamodb_table.catalog[*].stream_arn)
}
