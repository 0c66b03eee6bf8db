resource "aws_glue_catalog_table" "port" {
  for_each = local.ports

  database_name = aws_glue_catalog_database.this.name
  name          = each.value.table
  description   = "Port ${each.key} of ${var.product.id}"
  owner         = var.product.owner
  table_type    = "EXTERNAL_TABLE"

  open_table_format_input {
    iceberg_input {
      metadata_operation = "CREATE"
      version            = "2" # Snowflake stops refreshing a table that anyone upgrades to 3
    }
  }

  storage_descriptor {
    location = "s3://${var.bucket_name}/${local.prefix}/${each.value.table}"

    dynamic "columns" {
      for_each = each.value.columns

      content {
        name    = columns.value.name
        type    = columns.value.type
        comment = columns.value.comment
      }
    }
  }

  lifecycle {
    # Terraform makes the table once. After that its schema lives in Iceberg's metadata, which hydration commits: an update through Glue
    # would change the catalog's columns and leave the metadata as it was.
    ignore_changes  = [parameters, storage_descriptor, open_table_format_input]
    prevent_destroy = true
  }
}
