output "database_name" {
  description = "Glue database of the product in this jurisdiction."
  value       = aws_glue_catalog_database.this.name
}

output "table_names" {
  description = "Glue tables by port."
  value       = { for name, table in aws_glue_catalog_table.port : name => table.name }
}

output "location" {
  description = "Where the product's files are."
  value       = "s3://${var.bucket_name}/${local.prefix}"
}
